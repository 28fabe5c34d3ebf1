import { rule } from "../../../src/rules/authentication/password-hash-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CRYPTO = `import { createHash, pbkdf2Sync, scryptSync, timingSafeEqual } from "node:crypto";\n`;

testRule(rule, {
  valid: [
    {
      name: "another field of a form",
      code: `import { createHash } from "node:crypto";
        export async function action({ request }) {
          const form = await request.formData();
          return createHash("sha256").update(String(form.get("file"))).digest("hex");
        }`,
    },
    {
      name: "a key for what a browser encrypted",
      code: `import { createDecipheriv, pbkdf2Sync } from "node:crypto";
const key = pbkdf2Sync(password, "saltysalt", 600_000, 16, "sha256");
export const open = (text, iv) => createDecipheriv("aes-128-gcm", key, iv).update(text);`,
    },
    {
      name: "compared with what is no stored password",
      path: "src/routes/login.ts",
      code: `app.post("/a", async (req, res) => { if (req.body.password === req.body.passwordConfirm) next(); if (user.password === hash(req.body.password)) next(); if (process.env.ADMIN_PASSWORD === req.body.password) next(); if (settings.password === req.body.password) next(); if (user.password !== user.oldPassword) next(); if (user.email === req.body.email) next(); });`,
    },
    {
      name: "many iterations in Web Crypto, and other derivations",
      path: "src/lib/keys.ts",
      code: `crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: 600000 }, base, 256); crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info }, base, kind, true, ["encrypt"]);`,
    },
    {
      name: "a token that is random",
      code: `${CRYPTO}export const hashToken = (token) => createHash("sha256").update(token).digest("hex");`,
    },
    {
      name: "a reset token that is kept hashed",
      code: `${CRYPTO}user.passwordResetToken = createHash("sha256").update(resetToken).digest("hex");`,
    },
    {
      name: "a file's name",
      code: `${CRYPTO}export const pictureName = (content) => createHash("md5").update(content).digest("hex");`,
    },
    {
      name: "an entity tag",
      code: `${CRYPTO}const etag = createHash("sha1").update(feed).digest("hex");`,
    },
    {
      name: "a picture of an address",
      code: `import md5 from "md5";\nconst avatar = "https://www.gravatar.com/avatar/" + md5(user.email);`,
    },
    {
      name: "a service for leaked passwords",
      code: `${CRYPTO}export async function isLeaked(password) {
  const digest = createHash("sha1").update(password).digest("hex").toUpperCase();
  const answer = await fetch(\`https://api.pwnedpasswords.com/range/\${digest.slice(0, 5)}\`);
  return (await answer.text()).includes(digest.slice(5));
}`,
    },
    {
      name: "two hashes that are only compared",
      code: `${CRYPTO}export function matches(password, expected) {
  const left = createHash("sha256").update(password).digest();
  const right = createHash("sha256").update(expected).digest();
  return timingSafeEqual(left, right);
}`,
    },
    {
      name: "the signature of a payment provider",
      code: `${CRYPTO}const signature = createHash("md5").update(\`\${login}:\${sum}:\${invoice}:\${password}\`).digest("hex");`,
    },
    {
      name: "a password of the shop itself",
      code: `${CRYPTO}const hash = createHash("sha1").update(config.password + terminalId).digest("hex");
const other = createHash("sha1").update(process.env.MERCHANT_PASSWORD).digest("hex");`,
    },
    {
      name: "a token, which nobody guesses",
      code: `import bcrypt from "bcrypt";\nexport const keep = (refreshToken) => bcrypt.hash(refreshToken, 8);`,
    },
    {
      name: "bcrypt with today's cost",
      code: `import bcrypt from "bcrypt";\nexport const hash = (password) => bcrypt.hash(password, 12);`,
    },
    {
      name: "rounds from the environment",
      code: `import bcrypt from "bcrypt";\nexport const hash = (password) => bcrypt.hash(password, Number(process.env.ROUNDS));`,
    },
    {
      name: "PBKDF2 with today's cost",
      code: `${CRYPTO}export const hash = (password, salt) => pbkdf2Sync(password, salt, 600_000, 64, "sha256");`,
    },
    {
      name: "a key from a random secret",
      code: `${CRYPTO}export const key = (secret, salt) => pbkdf2Sync(secret, salt, 1, 32, "sha256");`,
    },
    {
      name: "scrypt with its defaults",
      code: `${CRYPTO}export const hash = (password, salt) => scryptSync(password, salt, 64);`,
    },
    {
      name: "a function of the same name",
      code: `function md5(text) { return text; }\nconst hash = md5(password);`,
    },
    {
      name: "a helper that hashes slowly",
      code: `import { digest } from "./digest";\nconst passwordHash = digest(password);`,
      files: {
        "src/digest.ts": `import bcrypt from "bcrypt";\nexport const digest = (text) => bcrypt.hashSync(text, 12);`,
      },
    },
  ],
  invalid: [
    {
      name: "few rounds of PBKDF2 of crypto-js",
      code: `import CryptoJS from "crypto-js";
export const keep = (password, salt) => CryptoJS.PBKDF2(password, salt, { keySize: 8, iterations: 1000 }).toString();`,
      findings: [{ at: "1000", level: "warning", message: "1000 iterations of PBKDF2" }],
    },
    {
      name: "the password of a form that was sent",
      code: `import { createHash } from "node:crypto";
export async function action({ request }) {
  const form = await request.formData();
  return createHash("sha1").update(String(form.get("password"))).digest("hex");
}`,
      findings: [
        {
          at: 'createHash("sha1").update(String(form.get("password"))).digest("hex")',
          message: "Sha1",
        },
      ],
    },
    {
      name: "passwords that are kept as they are",
      path: "src/routes/login.ts",
      code: `app.post("/a", async (req, res) => { const { password } = req.body; if (user.password !== password) return res.sendStatus(401); if (rows[0].password == req.body.password) next(); });`,
      findings: [
        { at: "user.password !== password" },
        { at: "rows[0].password == req.body.password" },
      ],
    },
    {
      name: "few iterations in Web Crypto",
      path: "src/lib/keys.ts",
      code: `crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-1", salt, iterations: 1000 }, base, 256);`,
      findings: [{ at: "1000" }],
    },
    {
      name: "a salted SHA-1",
      code: `${CRYPTO}export const legacy = (password, salt) => createHash("sha1").update(salt + password).digest("hex");`,
      findings: [
        {
          at: `createHash("sha1").update(salt + password).digest("hex")`,
          level: "error",
          message: "Sha1",
          fixes: [],
        },
      ],
    },
    {
      name: "MD5 in CommonJS",
      code: `'use strict';
const crypto = require('crypto');
exports.check = (req, user) => crypto.createHash('md5').update(String(req.body.password)).digest('hex') === user.hash;`,
      path: "src/login.js",
      findings: [
        { at: "crypto.createHash('md5').update(String(req.body.password)).digest('hex')" },
      ],
    },
    {
      name: "compiled code",
      code: `"use strict";
const crypto_1 = __importDefault(require("crypto"));
function check(user, password) {
  const hash = (0, crypto_1.default.createHash)("sha512");
  hash.update(password);
  return hash.digest("hex") === user.hash;
}`,
      path: "src/login.js",
      findings: [{ at: "hash.update(password)", message: "Sha512" }],
    },
    {
      name: "a parameter of another name in a function that hashes passwords",
      code: `${CRYPTO}export function hashPassword(plain: string) {
  return createHash("sha256").update(plain).digest("hex");
}`,
      findings: [{ at: `createHash("sha256").update(plain).digest("hex")` }],
    },
    {
      name: "a result that is kept as a password",
      code: `import sha256 from "crypto-js/sha256";
user.passwordHash = sha256(input).toString();`,
      findings: [{ at: "sha256(input).toString()" }],
    },
    {
      name: "an HMAC, as older sign-up code has it",
      code: `const crypto = require("crypto");
UserSchema.methods.encryptPassword = function (password) {
  return crypto.createHmac("sha1", this.salt).update(password).digest("hex");
};`,
      path: "src/user.js",
      findings: [{ at: `crypto.createHmac("sha1", this.salt).update(password).digest("hex")` }],
    },
    {
      name: "the Web Crypto API",
      code: `export async function hash(password: string) {
  const data = new TextEncoder().encode(password);
  return crypto.subtle.digest("SHA-256", data);
}`,
      findings: [{ at: `crypto.subtle.digest("SHA-256", data)`, message: "Sha256" }],
    },
    {
      name: "node-forge",
      code: `import forge from "node-forge";
const hash = forge.md.sha1.create().update(password).digest().toHex();`,
      findings: [{ at: "forge.md.sha1.create().update(password).digest().toHex()" }],
    },
    {
      name: "packages",
      code: `import md5 from "md5";
import CryptoJS from "crypto-js";
import { sha256 } from "js-sha256";
const rows = [md5(password), CryptoJS.SHA256(user.password), sha256(\`\${newPassword}\${salt}\`)];`,
      findings: [
        { at: "md5(password)" },
        { at: "CryptoJS.SHA256(user.password)" },
        { at: "sha256(`${newPassword}${salt}`)" },
      ],
    },
    {
      name: "a helper that gets a default",
      code: `import { createHash } from "crypto";
const hash = (text) => createHash("md5").update(text).digest("hex");
export const login = (req) => hash(req.body.password || "");`,
      findings: [{ at: `hash(req.body.password || "")` }],
    },
    {
      name: "a helper of another file",
      code: `import { sha } from "./sha";\nexport const login = (password) => sha(password);`,
      files: {
        "src/sha.ts": `import { createHash } from "crypto";
export function sha(text) { return createHash("sha256").update(text).digest("hex"); }`,
      },
      findings: [{ at: "sha(password)", message: "Sha256" }],
    },
    {
      name: "one salt for everybody",
      code: `${CRYPTO}const SALT = "pepper-and-salt";
export const hash = (password) => scryptSync(password, SALT, 64);`,
      findings: [{ at: "SALT", level: "error", fixes: [] }],
    },
    {
      name: "PBKDF2 with the cost of twenty years ago",
      code: `${CRYPTO}export const hash = (password, salt) => pbkdf2Sync(password, salt, 1000, 64, "sha512");`,
      findings: [{ at: "1000", level: "warning", fixes: ["raise-cost"] }],
      fixed: {
        "raise-cost": `${CRYPTO}export const hash = (password, salt) => pbkdf2Sync(password, salt, 210_000, 64, "sha512");`,
      },
    },
    {
      name: "PBKDF2 slightly below today's advice",
      code: `${CRYPTO}const ITERATIONS = 100 * 1000;
export const hash = (password, salt) => pbkdf2Sync(password, salt, ITERATIONS, 64, "sha256");`,
      findings: [{ at: "ITERATIONS", level: "information", fixes: [] }],
    },
    {
      name: "bcrypt with few rounds",
      code: `import * as bcrypt from "bcryptjs";
const ROUNDS = 8;
export const hash = async (password) => bcrypt.hash(password, await bcrypt.genSalt(ROUNDS));`,
      findings: [{ at: "ROUNDS", level: "warning" }],
      fixed: {
        "raise-cost": `import * as bcrypt from "bcryptjs";
const ROUNDS = 12;
export const hash = async (password) => bcrypt.hash(password, await bcrypt.genSalt(ROUNDS));`,
      },
    },
    {
      name: "bcrypt with its old default",
      code: `const { hashSync } = require("bcrypt");\nmodule.exports = (password) => hashSync(password, 10);`,
      path: "src/hash.js",
      findings: [{ at: "10", level: "information" }],
    },
    {
      name: "scrypt and Argon2 with little to do",
      code: `import argon2 from "argon2";
${CRYPTO}export const one = (password, salt) => scryptSync(password, salt, 64, { N: 1024 });
export const two = (password) => argon2.hash(password, { memoryCost: 1024 });`,
      findings: [
        { at: "1024", level: "warning" },
        { at: "1024", level: "warning" },
      ],
    },
    {
      name: "tests, one level lower",
      code: `import md5 from "md5";\nconst hash = md5(password);`,
      path: "test/user.test.ts",
      findings: [{ at: "md5(password)", level: "warning" }],
    },
  ],
});
