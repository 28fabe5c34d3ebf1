import { rule } from "../../../src/rules/authentication/password-hash-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CRYPTO = `import { pbkdf2Sync, scryptSync } from "node:crypto";\n`;

// How much work it is to try a password.
testRule(rule, {
  valid: [
    {
      name: "bcrypt with what is asked for at least, and what most take",
      code: `const { hashSync } = require("bcrypt");\nmodule.exports = (password) => hashSync(password, 10);`,
      path: "src/hash.js",
    },
    {
      name: "Bun, as it is and with today's cost",
      code: `export const one = await Bun.password.hash(password);
export const two = await Bun.password.hash(password, { algorithm: "bcrypt", cost: 12 });
export const three = Bun.password.hashSync(password, { algorithm: "argon2id", memoryCost: 65536, timeCost: 3 });
export const four = await Bun.password.hash(password, "bcrypt");`,
    },
    {
      name: "a key for what a browser encrypted",
      code: `import { createDecipheriv, pbkdf2Sync } from "node:crypto";
const key = pbkdf2Sync(password, "saltysalt", 600_000, 16, "sha256");
export const open = (text, iv) => createDecipheriv("aes-128-gcm", key, iv).update(text);`,
    },
    {
      name: "many iterations in Web Crypto, and other derivations",
      path: "src/lib/keys.ts",
      code: `crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: 600000 }, base, 256); crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info }, base, kind, true, ["encrypt"]);`,
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
  ],
  invalid: [
    {
      name: "Bun with little to do",
      code: `import { password as bunPassword } from "bun";
export const one = await Bun.password.hash(password, { algorithm: "bcrypt", cost: 4 });
export const two = bunPassword.hashSync(password, { memoryCost: 1024, timeCost: 2 });`,
      findings: [
        { at: "4", message: "4 rounds of bcrypt", level: "warning", fixes: ["raise-cost"] },
        { at: "1024", message: "Argon2" },
      ],
    },
    {
      name: "few rounds of PBKDF2 of crypto-js",
      code: `import CryptoJS from "crypto-js";
export const keep = (password, salt) => CryptoJS.PBKDF2(password, salt, { keySize: 8, iterations: 1000 }).toString();`,
      findings: [{ at: "1000", level: "warning", message: "1000 iterations of PBKDF2" }],
    },
    {
      name: "few iterations in Web Crypto",
      path: "src/lib/keys.ts",
      code: `crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-1", salt, iterations: 1000 }, base, 256);`,
      findings: [{ at: "1000" }],
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
const ROUNDS = 10;
export const hash = async (password) => bcrypt.hash(password, await bcrypt.genSalt(ROUNDS));`,
      },
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
  ],
});
