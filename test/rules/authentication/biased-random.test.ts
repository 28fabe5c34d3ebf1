import { rule } from "../../../src/rules/authentication/biased-random/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CRYPTO = `const crypto = require("crypto");`;

testRule(rule, {
  valid: [
    {
      name: "32 letters divide 256",
      code: `${CRYPTO}\nconst letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";\nexports.token = () => [...crypto.randomBytes(20)].map((b) => letters[b % 32]).join("");`,
    },
    {
      name: "randomInt is even",
      code: `${CRYPTO}\nexports.otp = () => crypto.randomInt(10) % 10;`,
    },
    {
      name: "four bytes leave too little over",
      code: `${CRYPTO}\nexports.otp = () => crypto.randomBytes(4).readUInt32BE(0) % 1000000;`,
    },
    {
      name: "32-bit numbers of the browser",
      code: `const numbers = new Uint32Array(6);\ncrypto.getRandomValues(numbers);\nexport const otp = [...numbers].map((n) => n % 10).join("");`,
    },
    {
      name: "large bytes are left out",
      code: `${CRYPTO}\nexports.otp = () => { let otp = ""; while (otp.length < 6) { for (const byte of crypto.randomBytes(12)) { if (byte >= 250) continue; otp += byte % 10; } } return otp; };`,
    },
    {
      name: "bytes of a digest are no random ones",
      code: `${CRYPTO}\nexports.color = (name) => crypto.createHash("sha256").update(name).digest()[0] % 12;`,
    },
    {
      name: "how many letters there are is not known",
      code: `${CRYPTO}\nexports.token = (letters) => [...crypto.randomBytes(20)].map((b) => letters[b % letters.length]).join("");`,
    },
    {
      name: "a fraction of which 256 is a multiple",
      code: `${CRYPTO}\nexports.token = () => [...crypto.randomBytes(20)].map((b) => Math.floor(b / 16).toString(16)).join("");`,
    },
    {
      name: "a share of one that nobody rounds",
      code: `${CRYPTO}\nexports.jitter = () => (crypto.randomBytes(1)[0] / 256) * 10;`,
    },
    {
      name: "a digest scaled down by a function of the program",
      code: `${CRYPTO}\nfunction bytes(name) { return crypto.createHash("sha256").update(name).digest(); }\nexports.color = (name) => Math.floor(bytes(name)[0] / 25.6);`,
    },
    {
      name: "the position, not the byte",
      code: `${CRYPTO}\nexports.token = () => [...crypto.randomBytes(20)].map((b, i) => (i % 5 === 0 ? "-" : b.toString(16))).join("");`,
    },
  ],
  invalid: [
    {
      name: "digits of a one-time code in a loop",
      code: `const crypto = require("crypto");\nexports.newOtp = () => {\n  const bytes = crypto.randomBytes(6);\n  let otp = "";\n  for (let i = 0; i < 6; i++) otp += bytes[i] % 10;\n  return otp;\n};\n`,
      findings: [{ at: "bytes[i] % 10", level: "warning", message: "otp", fixes: ["random-int"] }],
      fixed: {
        "random-int": `const crypto = require("crypto");\nexports.newOtp = () => {\n  const bytes = crypto.randomBytes(6);\n  let otp = "";\n  for (let i = 0; i < 6; i++) otp += crypto.randomInt(10);\n  return otp;\n};\n`,
      },
    },
    {
      name: "letters of a password with Array.from",
      code: `import { randomBytes } from "node:crypto";\nconst LETTERS = "abcdefghijklmnopqrstuvwxyz";\nexport const password = Array.from(randomBytes(20), (b) => LETTERS[b % LETTERS.length]).join("");\n`,
      findings: [{ at: "b % LETTERS.length", level: "warning", message: "26" }],
    },
    {
      name: "in a page, for no credential",
      code: `const bytes = new Uint8Array(4);\ncrypto.getRandomValues(bytes);\nexport const tip = bytes[0] % 7;\n`,
      findings: [{ at: "bytes[0] % 7", level: "information", fixes: [] }],
    },
    {
      name: "fractions of a byte that are rounded down",
      code: `const crypto = require("crypto");\nexports.voucherCode = () => { const bytes = crypto.randomBytes(8); let code = ""; for (let i = 0; i < 8; i++) code += Math.floor(bytes[i] / 25.6); return code; };\n`,
      findings: [{ at: "bytes[i] / 25.6", level: "warning", message: "10", fixes: [] }],
    },
    {
      name: "a share of a byte times the number of letters",
      code: `import { randomBytes } from "node:crypto";\nconst LETTERS = "abcdefghijklmnopqrstuvwxyz";\nexport const password = Array.from(randomBytes(20), (b) => LETTERS[Math.floor((b / 256) * LETTERS.length)]).join("");\n`,
      findings: [{ at: "(b / 256) * LETTERS.length", level: "warning", message: "26" }],
    },
    {
      name: "bytes that a function of the file makes",
      code: `const crypto = require("crypto");\nfunction bits(count) { if (count < 1) throw new Error("none"); try { return crypto.randomBytes(Math.ceil(count / 8)); } catch (error) { throw new Error("no " + error.message); } }\nexports.digits = function (size) { const bytes = bits(size * 8); const digits = []; for (let i = 0; i < bytes.length; i++) digits.push(Math.floor(bytes[i] / 25.6)); return digits.join(""); };\n`,
      findings: [{ at: "bytes[i] / 25.6" }],
    },
    {
      name: "bytes of a callback and of a loop",
      code: `import * as crypto from "crypto";\nexport function resetToken(done) { crypto.randomBytes(20, (error, buffer) => { let token = ""; for (const byte of buffer) token += "0123456789"[byte % 10]; done(error, token); }); }\n`,
      findings: [{ at: "byte % 10", level: "warning" }],
    },
  ],
});
