import { rule } from "../../../src/rules/authentication/static-iv-or-salt/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the salt of what a browser encrypted",
      code: `import { createDecipheriv, pbkdf2Sync } from "node:crypto";
const key = pbkdf2Sync(secret, "saltysalt", 1003, 16, "sha1");
export const open = (text, iv) => createDecipheriv("aes-128-cbc", key, iv).update(text);`,
    },
    {
      name: "random bytes in Web Crypto",
      path: "src/lib/seal.ts",
      code: `export async function seal(key, data) { const iv = crypto.getRandomValues(new Uint8Array(12)); return crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, data); }
export async function open(key, data) { return crypto.subtle.decrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, key, data); }
export async function later(key, data) { const iv = new Uint8Array(12); crypto.getRandomValues(iv); return crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, data); }`,
    },
    {
      name: "a new vector for each message",
      code: `import { createCipheriv, randomBytes } from "node:crypto";
export function seal(text, key) {
  const iv = randomBytes(12);
  return createCipheriv("aes-256-gcm", key, iv).update(text);
}`,
    },
    {
      name: "a buffer that is filled",
      code: `import crypto from "node:crypto";
export function seal(text, key) {
  const iv = Buffer.alloc(16);
  crypto.randomFillSync(iv);
  return crypto.createCipheriv("aes-256-cbc", key, iv).update(text);
}
export async function web(key, data) {
  const iv = new Uint8Array(12);
  crypto.webcrypto.getRandomValues(iv);
  return crypto.createCipheriv("aes-256-gcm", key, iv).update(data);
}`,
    },
    {
      name: "the vector that came with the data",
      code: `import { createDecipheriv } from "node:crypto";
export function open(data, key) {
  const iv = Buffer.from(data.slice(0, 32), "hex");
  return createDecipheriv("aes-256-cbc", key, iv).update(data.slice(32), "hex");
}`,
    },
    {
      name: "a vector that is handed over",
      code: `import { createCipheriv } from "node:crypto";
export const seal = (text, key, iv) => createCipheriv("aes-256-cbc", key, Buffer.from(iv, "hex")).update(text);`,
    },
    {
      name: "a script that encrypts one thing",
      code: `import { createCipheriv, randomBytes } from "node:crypto";
const iv = randomBytes(16);
const cipher = createCipheriv("aes-256-cbc", key, iv);`,
    },
    {
      name: "a salt for each value",
      code: `import { scryptSync, randomBytes } from "node:crypto";
export function derive(pin) {
  const salt = randomBytes(16);
  return { salt, key: scryptSync(pin, salt, 32) };
}`,
    },
    {
      name: "rounds of bcrypt",
      code: `import bcrypt from "bcrypt";
export const hash = (password) => bcrypt.hash(password, 12);`,
    },
    {
      name: "ECB has no vector",
      code: `import { createCipheriv } from "node:crypto";
export const seal = (text, key) => createCipheriv("aes-256-ecb", key, "").update(text);`,
    },
  ],
  invalid: [
    {
      name: "zeros in Web Crypto",
      path: "src/lib/seal.ts",
      code: `export const seal = (key, data) => crypto.subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, key, data);`,
      findings: [{ at: "new Uint8Array(12)" }],
    },
    {
      name: "a text as vector",
      code: `const crypto = require("crypto");
const IV = "1234567890123456";
exports.seal = (text, key) => crypto.createCipheriv("aes-256-cbc", key, IV).update(text);`,
      findings: [{ at: "IV", level: "warning", message: "written in the source" }],
    },
    {
      name: "zeros, in gcm",
      code: `import { createCipheriv } from "node:crypto";
export const seal = (text: string, key: Buffer) => createCipheriv("aes-256-gcm", key, Buffer.alloc(12)).update(text);`,
      findings: [{ at: "Buffer.alloc(12)", level: "error", message: "zeros" }],
    },
    {
      name: "random, but once for the process",
      code: `import crypto from "node:crypto";
const algorithm = "aes-256-cbc";
const iv = crypto.randomBytes(16);
export class Vault {
  seal(text: string) {
    const cipher = crypto.createCipheriv(algorithm, Buffer.from(process.env.KEY!, "hex"), iv);
    return cipher.update(text, "utf8", "hex") + cipher.final("hex");
  }
}`,
      findings: [{ at: "iv", message: "made once" }],
    },
    {
      name: "a setting and a part of the key",
      code: `import { createCipheriv } from "crypto";
export const one = (text, key) => createCipheriv("aes-256-cbc", key, process.env.ENCRYPTION_IV).update(text);
export const two = (text, key) => createCipheriv("aes-256-cbc", key, key.slice(0, 16)).update(text);`,
      findings: [
        { at: "process.env.ENCRYPTION_IV", message: "a setting" },
        { at: "key.slice(0, 16)", message: "part of the key" },
      ],
    },
    {
      name: "crypto-js",
      code: `import CryptoJS from "crypto-js";
export const seal = (text, key) =>
  CryptoJS.AES.encrypt(text, key, { iv: CryptoJS.enc.Utf8.parse("0000000000000000") }).toString();`,
      findings: [{ at: `CryptoJS.enc.Utf8.parse("0000000000000000")` }],
    },
    {
      name: "salts of PIN codes and settings",
      code: `import { scryptSync, pbkdf2Sync } from "node:crypto";
export const a = (pin) => scryptSync(pin, Buffer.from("shop"), 32);
export const b = () => scryptSync(process.env.ENCRYPTION_SECRET, "salt", 32);`,
      findings: [
        { at: `Buffer.from("shop")`, level: "warning" },
        { at: `"salt"`, level: "information" },
      ],
    },
  ],
});
