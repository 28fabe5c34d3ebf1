import { rule } from "../../../src/rules/authentication/password-hash-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CRYPTO = `import { createHash, pbkdf2Sync, scryptSync, timingSafeEqual } from "node:crypto";\n`;

testRule(rule, {
  valid: [
    {
      name: "pins that are no secrets of people, and slow hashes of those that are",
      code: `${CRYPTO}import bcrypt from "bcrypt";
export const one = createHash("sha1").update(board.pinout).digest("hex");
export const two = createHash("sha256").update(\`\${address.pincode}/\${address.street}/\${address.city}\`).digest("hex");
export const three = await bcrypt.hash(account.pin, 12);
export const four = createHash("sha256").update(config.pin).digest("hex");`,
    },
    {
      name: "another field of a form",
      code: `import { createHash } from "node:crypto";
        export async function action({ request }) {
          const form = await request.formData();
          return createHash("sha256").update(String(form.get("file"))).digest("hex");
        }`,
    },
    {
      name: "what a function is handed whole, which its callers may have hashed",
      path: "src/accounts.ts",
      code: `import { Schema, model } from "mongoose";
const User = model("User", new Schema({ email: String, password: String }));
export const createAccount = async (body) => {
  const { email, password } = body;
  return await User.create({ email, password });
};
export const addAccount = (input) => User.create({ email: input.email, password: input.password });`,
    },
    {
      name: "compared with what is no stored password",
      path: "src/routes/login.ts",
      code: `app.post("/a", async (req, res) => { if (req.body.password === req.body.passwordConfirm) next(); if (user.password === hash(req.body.password)) next(); if (process.env.ADMIN_PASSWORD === req.body.password) next(); if (settings.password === req.body.password) next(); if (user.password !== user.oldPassword) next(); if (user.email === req.body.email) next(); });`,
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
      name: "fast hashes of Bun, of what is no password",
      code: `export const etag = Bun.hash(content);
export const id = new Bun.CryptoHasher("sha256").update(file).digest("hex");
export const same = await Bun.password.verify(password, user.passwordHash);`,
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
      name: "a PIN, a passcode, and the answer to a question",
      code: `${CRYPTO}member.pin = createHash("sha1").update(member.pin + member.email).digest("hex");
export const opened = createHash("sha256").update(String(req.body.passcode)).digest("hex");
export const answer = createHash("md5").update(securityAnswer.trim().toLowerCase()).digest("hex");`,
      findings: [
        { at: 'createHash("sha1").update(member.pin + member.email).digest("hex")' },
        { at: 'createHash("sha256").update(String(req.body.passcode)).digest("hex")' },
        { at: 'createHash("md5").update(securityAnswer.trim().toLowerCase()).digest("hex")' },
      ],
    },
    {
      name: "a password that a handler and a resolver are sent, and store",
      path: "src/accounts.ts",
      code: `import { Schema, model } from "mongoose";
const User = model("User", new Schema({ email: String, password: String }));
export const register = async ({ body }, res) => { await User.create({ email: body.email, password: body.password }); res.end(); };
export const resolvers = { Mutation: { register: (parent, args) => User.create({ email: args.email, password: args.password }) } };`,
      findings: [
        { at: "User.create({ email: body.email, password: body.password })", message: "as it is" },
        { at: "User.create({ email: args.email, password: args.password })", message: "as it is" },
      ],
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
      name: "fast hashes of Bun",
      code: `import { CryptoHasher } from "bun";
export const one = Bun.hash(password);
export const two = new Bun.CryptoHasher("sha256").update(password).digest("hex");
export const three = CryptoHasher.hash("md5", password);
const hasher = new CryptoHasher("sha1");
hasher.update(user.password);`,
      findings: [
        { at: "Bun.hash(password)", message: "Bun.hash is made for speed" },
        { at: 'new Bun.CryptoHasher("sha256").update(password).digest("hex")', message: "Sha256" },
        { at: 'CryptoHasher.hash("md5", password)', message: "Md5" },
        { at: "hasher.update(user.password)", message: "Sha1" },
      ],
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
      name: "tests, one level lower",
      code: `import md5 from "md5";\nconst hash = md5(password);`,
      path: "test/user.test.ts",
      findings: [{ at: "md5(password)", level: "warning" }],
    },
  ],
});
