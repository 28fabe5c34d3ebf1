import { rule } from "../../../src/rules/authentication/weak-cipher/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "signatures of others, good hashes, and hashes that sign nothing",
      code: `import { createHash, createHmac, createSign, createVerify } from "node:crypto";
export const isTheirs = (text, key, signature) => createVerify("RSA-SHA1").update(text).verify(key, signature);
export const sign = (text, key) => createSign("RSA-SHA256").update(text).sign(key);
export const mac = (text, key) => createHmac("sha1", key).update(text).digest();
export const tag = (text) => createHash("md5").update(text).digest("hex");`,
    },
    {
      name: "a modern cipher",
      code: `import { createCipheriv } from "node:crypto";
export const make = (key, iv) => createCipheriv("aes-256-gcm", key, iv);`,
    },
    {
      name: "a cipher that is chosen elsewhere",
      code: `import { createCipheriv } from "node:crypto";
export const make = (name, key, iv) => createCipheriv(name, key, iv);`,
    },
    {
      name: "a cipher with blocks of 128 bits that some providers of payments ask for",
      code: `import { createCipheriv } from "node:crypto";
export const make = (key, iv) => createCipheriv("seed-cbc", key, iv);`,
    },
    {
      name: "a function of the same name",
      code: `function createCipher(name) { return name; }
createCipher("des");`,
    },
    {
      name: "words about ciphers",
      code: `export const ciphers = { old: ["des-cbc", "rc4", "aes-128-ecb"], mode: "ECB" };`,
    },
    {
      name: "AES of crypto-js in its usual mode",
      code: `import CryptoJS from "crypto-js";
export const seal = (text, key, iv) => CryptoJS.AES.encrypt(text, key, { iv, mode: CryptoJS.mode.CBC });`,
    },
    {
      name: "ids of a database",
      code: `import { create } from "rc";
export const design = create("des");`,
    },
  ],
  invalid: [
    {
      name: "signatures with broken hashes",
      code: `import { createHmac, createSign } from "node:crypto";
export const sign = (text, key) => createSign("RSA-SHA1").update(text).sign(key);
export const mac = (text, key) => createHmac("md5", key).update(text).digest("hex");`,
      findings: [
        { at: '"RSA-SHA1"', message: "SHA1 is broken" },
        { at: '"md5"', message: "HMAC with MD5", level: "information" },
      ],
    },
    {
      name: "DES of Node, with a name in a constant",
      code: `const crypto = require("crypto");
const ALGORITHM = "des-cbc";
exports.seal = (text, key, iv) => crypto.createCipheriv(ALGORITHM, key, iv).update(text);`,
      findings: [{ at: "ALGORITHM", message: "DES", level: "error" }],
    },
    {
      name: "ECB of Node",
      code: `import crypto from "node:crypto";
export const seal = (text: string, key: Buffer) => crypto.createCipheriv("aes-128-ecb", key, null).update(text);`,
      findings: [{ at: `"aes-128-ecb"`, message: "ECB" }],
    },
    {
      name: "createCipher",
      code: `import { createCipher } from "crypto";
export class Vault {
  seal(text) { return createCipher("aes-256-ctr", process.env.KEY).update(text, "utf8", "hex"); }
}`,
      findings: [{ at: "createCipher", message: "createCipher()" }],
    },
    {
      name: "Triple DES and ECB of crypto-js",
      code: `import CryptoJS from "crypto-js";
export const one = (text, key) => CryptoJS.TripleDES.encrypt(text, key).toString();
export const two = (text, key) => CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB, padding: CryptoJS.pad.Pkcs7 });`,
      findings: [{ at: "CryptoJS.TripleDES.encrypt" }, { at: "CryptoJS.AES.encrypt" }],
    },
    {
      name: "RC4 of crypto-js, imported by its file",
      code: `import RC4 from "crypto-js/rc4";
export const seal = (text, key) => RC4.encrypt(text, key).toString();`,
      findings: [{ at: "RC4.encrypt" }],
    },
    {
      name: "node-forge",
      code: `const forge = require("node-forge");
exports.seal = (key) => forge.cipher.createCipher("3DES-CBC", key);
exports.old = (key) => forge.rc2.createEncryptionCipher(key);`,
      findings: [{ at: `"3DES-CBC"` }, { at: "forge.rc2.createEncryptionCipher" }],
    },
    {
      name: "old data is only read, and a provider decides",
      path: "src/payments/redsys.ts",
      code: `import { createCipheriv, createDecipheriv } from "node:crypto";
export const read = (key) => createDecipheriv("des-ede3-cbc", key, Buffer.alloc(8));
export const sign = (key) => createCipheriv("des-ede3-cbc", key, Buffer.alloc(8));`,
      findings: [
        { at: `"des-ede3-cbc"`, level: "information" },
        { at: `"des-ede3-cbc"`, level: "information" },
      ],
    },
    {
      name: "a package that is a broken cipher",
      code: `import Blowfish from "egoroof-blowfish";
export const seal = (text, key) => new Blowfish(key).encode(text);`,
      findings: [{ at: "Blowfish" }],
    },
  ],
});
