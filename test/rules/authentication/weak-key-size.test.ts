import { rule } from "../../../src/rules/authentication/weak-key-size/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "2048 bits",
      code: `import { generateKeyPairSync } from "node:crypto";
generateKeyPairSync("rsa", { modulusLength: 2048 });`,
    },
    {
      name: "a modern curve",
      code: `import { generateKeyPairSync, createECDH } from "node:crypto";
generateKeyPairSync("ec", { namedCurve: "prime256v1" });
createECDH("secp521r1");`,
    },
    {
      name: "a size that is not known",
      code: `import { generateKeyPairSync } from "node:crypto";
export const make = (bits) => generateKeyPairSync("rsa", { modulusLength: bits });`,
    },
    {
      name: "an order number that is filled up",
      code: `export const orderNumber = (id) => String(id).padStart(8, "0");`,
    },
    {
      name: "a key of the right length",
      code: `import { createCipheriv } from "node:crypto";
export const make = (iv) => createCipheriv("aes-256-gcm", Buffer.from(process.env.KEY, "hex"), iv);`,
    },
    {
      name: "a function of the same name",
      code: `import { generateKeyPair } from "./keys";
generateKeyPair("rsa", { modulusLength: 512 });`,
    },
    {
      name: "a curve of jsrsasign, which has short keys",
      code: `import { KEYUTIL } from "jsrsasign";
KEYUTIL.generateKeypair("EC", "secp256r1");`,
    },
  ],
  invalid: [
    {
      name: "1024 bits of RSA",
      code: `import { generateKeyPairSync } from "node:crypto";
export const keys = generateKeyPairSync("rsa", { modulusLength: 1024 });
`,
      findings: [{ at: "1024", level: "error", fixes: ["use-2048"] }],
      fixed: {
        "use-2048": `import { generateKeyPairSync } from "node:crypto";
export const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
`,
      },
    },
    {
      name: "options in a constant, with a callback",
      code: `const crypto = require("crypto");
const options = { modulusLength: 512, publicKeyEncoding: { type: "spki", format: "pem" } };
crypto.generateKeyPair("rsa", options, (error, publicKey) => save(publicKey));`,
      findings: [{ at: "512", message: "512 bits" }],
    },
    {
      name: "weak curves and groups",
      code: `import crypto from "crypto";
export const a = crypto.generateKeyPairSync("ec", { namedCurve: 'secp192k1' });
export const b = crypto.createECDH("prime192v1");
export const c = crypto.getDiffieHellman("modp2");
`,
      findings: [
        { at: "'secp192k1'", fixes: ["use-p256"] },
        { at: `"prime192v1"` },
        { at: `"modp2"`, fixes: ["use-modp14"] },
      ],
    },
    {
      name: "the web's crypto",
      code: `export const make = () =>
  crypto.subtle.generateKey({ name: "RSASSA-PKCS1-v1_5", modulusLength: 1024, hash: "SHA-256" }, true, ["sign"]);`,
      findings: [{ at: "1024" }],
    },
    {
      name: "other libraries",
      code: `import forge from "node-forge";
import NodeRSA from "node-rsa";
export const a = forge.pki.rsa.generateKeyPair(1024);
export const b = forge.pki.rsa.generateKeyPair({ bits: 1024, e: 0x10001 });
export const c = new NodeRSA({ b: 512 });`,
      findings: [{ at: "1024" }, { at: "1024" }, { at: "512" }],
    },
    {
      name: "a key that is filled up",
      code: `import crypto from "node:crypto";
export function seal(text: string, iv: Buffer) {
  const key = Buffer.from(process.env.APP_KEY!.padEnd(32, "0"), "utf8");
  return crypto.createCipheriv("aes-256-gcm", key, iv).update(text);
}`,
      findings: [{ at: "key", level: "warning", message: "padEnd()" }],
    },
    {
      name: "a word as the key of crypto-js",
      code: `const CryptoJS = require("crypto-js");
exports.seal = (text) => CryptoJS.AES.encrypt(text, "shop123").toString();`,
      findings: [{ at: `"shop123"`, message: "7 characters" }],
    },
  ],
});
