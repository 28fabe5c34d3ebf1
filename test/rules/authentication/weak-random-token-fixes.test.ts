import { rule } from "../../../src/rules/authentication/weak-random-token/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "time next to something that cannot be guessed",
      code: `import { randomBytes } from "node:crypto";
const token = Date.now().toString(36) + randomBytes(16).toString("hex");`,
    },
    {
      name: "a code without anything that says what for",
      code: `const code = Math.random().toString(36).slice(2);`,
    },
    {
      name: "tokens that are counted",
      code: `const usage = { usedTokens: Math.round(Math.random() * 10) };`,
    },
    {
      name: "a Math of its own",
      code: `const Math = { random: () => secure() };\nconst token = Math.random();`,
    },
    {
      name: "a label in the browser",
      code: `const sessionId = Math.random().toString(36).slice(2);
localStorage.setItem("sid", sessionId);`,
    },
  ],
  invalid: [
    {
      name: "a gift card",
      code: `import { pool } from './db';
export async function issueGiftCard() {
  const giftCardCode = 'GC-' + Math.random().toString(36).slice(2, 12).toUpperCase();
  await pool.query('INSERT INTO gift_cards (code) VALUES ($1)', [giftCardCode]);
}`,
      findings: [
        {
          at: "'GC-' + Math.random().toString(36).slice(2, 12).toUpperCase()",
          level: "error",
          message: "giftCardCode",
          fixes: ["secure-random"],
        },
      ],
      fixed: {
        "secure-random": `import { pool } from './db';
import { randomBytes } from 'node:crypto';
export async function issueGiftCard() {
  const giftCardCode = 'GC-' + randomBytes(8).toString('hex').toUpperCase();
  await pool.query('INSERT INTO gift_cards (code) VALUES ($1)', [giftCardCode]);
}`,
      },
    },
    {
      name: "a one-time code of six digits",
      code: `import { createHash } from "crypto";
export function send(user) {
  user.otp = Math.floor(100000 + Math.random() * 900000).toString();
}`,
      findings: [{ at: "Math.floor(100000 + Math.random() * 900000).toString()" }],
      fixed: {
        "secure-random": `import { createHash, randomInt } from "crypto";
export function send(user) {
  user.otp = randomInt(100000, 1000000).toString();
}`,
      },
    },
    {
      name: "digits cut out of a fraction",
      code: `export const verificationCode = Math.random().toString().slice(2, 8);`,
      findings: [{ at: "Math.random().toString().slice(2, 8)" }],
      fixed: {
        "secure-random": `import { randomInt } from "node:crypto";

export const verificationCode = randomInt(1000000).toString().padStart(6, "0");`,
      },
    },
    {
      name: "a voucher in CommonJS",
      code: `'use strict';

const { createHash } = require('crypto');
exports.redeem = () => {
  const voucherCode = Math.floor(Math.random() * 1e10).toString();
  return voucherCode;
};`,
      path: "src/points.js",
      findings: [{ at: "Math.floor(Math.random() * 1e10).toString()" }],
      fixed: {
        "secure-random": `'use strict';

const { createHash, randomInt } = require('crypto');
exports.redeem = () => {
  const voucherCode = randomInt(1e10).toString();
  return voucherCode;
};`,
      },
    },
    {
      name: "a loop that builds a text in a function that says what it makes",
      code: `const CHARS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
export function generateCouponCode(length) {
  let result = "";
  for (let i = 0; i < length; i++) result += CHARS.charAt(Math.floor(Math.random() * CHARS.length));
  return result;
}`,
      findings: [{ at: "CHARS.charAt(Math.floor(Math.random() * CHARS.length))" }],
      fixed: {
        "secure-random": `import { randomInt } from "node:crypto";

const CHARS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
export function generateCouponCode(length) {
  let result = "";
  for (let i = 0; i < length; i++) result += CHARS.charAt(randomInt(CHARS.length));
  return result;
}`,
      },
    },
    {
      name: "a hash of something predictable",
      code: `const crypto = require("crypto");
const token = crypto.createHash("sha256").update(Math.random().toString()).digest("hex");`,
      path: "src/tokens.js",
      findings: [
        { at: `crypto.createHash("sha256").update(Math.random().toString()).digest("hex")` },
      ],
      fixed: {
        "secure-random": `const crypto = require("crypto");
const token = crypto.createHash("sha256").update(crypto.randomBytes(16).toString("base64url")).digest("hex");`,
      },
    },
    {
      name: "the time with a number",
      code: "const sessionId = `${Date.now()}-${Math.floor(Math.random() * 1000)}`;",
      findings: [{ at: "`${Date.now()}-${Math.floor(Math.random() * 1000)}`" }],
      fixed: {
        "secure-random":
          'import { randomInt } from "node:crypto";\n\nconst sessionId = `${Date.now()}-${randomInt(1000)}`;',
      },
    },
    {
      name: "the time alone",
      code: "export const voucher = { voucherCode: `V${Date.now()}` };\nconst token = Date.now().toString(36);",
      findings: [
        { at: "`V${Date.now()}`", message: "Date.now()" },
        { at: "Date.now().toString(36)" },
      ],
      fixed: {
        "secure-random":
          'import { randomBytes } from "node:crypto";\n\nexport const voucher = { voucherCode: `V${randomBytes(16).toString("base64url")}` };\nconst token = Date.now().toString(36);',
      },
    },
    {
      name: "libraries",
      code: `import { v1 } from "uuid";
import _ from "lodash";
const apiKey = v1();
const pickupCode = _.random(1000, 9999);`,
      findings: [{ at: "v1()" }, { at: "_.random(1000, 9999)" }],
      fixed: {
        "secure-random": `import { v1 } from "uuid";
import _ from "lodash";
import { randomUUID } from "node:crypto";
const apiKey = randomUUID();
const pickupCode = _.random(1000, 9999);`,
      },
    },
  ],
});
