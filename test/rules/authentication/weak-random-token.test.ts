import { rule } from "../../../src/rules/authentication/weak-random-token/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the code of a country, and a number of a list",
      path: "src/shipping.js",
      code: `exports.list = () => { const code = Date.now().toString(36) + next.toString(36); return rows.push({ code }); };`,
    },
    {
      name: "a function whose comment speaks of tokens of another kind",
      code: `/**
 * Creates a token of the lexer with a number of its own.
 */
exports.next = (text) => ({ text, number: Math.random().toString(36) });
/** Draws a color. It generates a password for nobody's eyes. */
const unused = 1;
exports.color = () => Math.random().toString(16).slice(2, 8);`,
    },
    {
      name: "the edge of a drawing, and a boundary that the platform makes",
      code: `const { randomBytes } = require("node:crypto");
exports.edge = (width) => { const boundary = Math.random() * width; return boundary; };
exports.send = (post, fields) => {
  const boundary = randomBytes(16).toString("hex");
  return post({ headers: { "content-type": "multi" + "part" } }, boundary, fields);
};`,
    },
    {
      name: "what is taken where the platform has nothing better",
      code: `import { randomUUID } from "node:crypto";
export function generateSessionId() {
  try {
    return randomUUID();
  } catch {
    return \`s_\${Date.now()}_\${Math.random().toString(16).slice(2)}\`;
  }
}
export const resetToken = globalThis.crypto ? randomUUID() : Math.random().toString(36);`,
    },
    {
      name: "a payment that stands in where no provider is set up",
      code: `export function intentOf(stripe, purchase) {
  if (stripe) return stripe.paymentIntents.create(purchase);
  return { id: "pi", clientSecret: \`pi_dev_secret_\${Date.now()}\` };
}`,
    },
    {
      name: "jitter of a retry",
      code: `export const delay = (attempt) => 2 ** attempt * 100 + Math.random() * 100;
const tokenRefreshDelay = Math.random() * 1000;`,
    },
    {
      name: "a key of React",
      code: `const row = <li key={Math.random()}>x</li>;`,
      path: "src/a.tsx",
    },
    {
      name: "a product's number",
      code: `const sku = "SKU-" + Math.random().toString(36).slice(2, 8).toUpperCase();`,
    },
    {
      name: "an order's number and a payment's reference",
      code: "const orderNumber = `${Date.now()}`;\nconst reference = `pay_${Math.random()}`;",
    },
    {
      name: "what customers give to their friends is no secret",
      code: "export const referralCode = Math.random().toString(36).slice(2, 8).toUpperCase();\nexport const affiliate = { referralCode: Math.random().toString(36) };\n",
    },
    {
      name: "colours and countries",
      code: `const code = COLOR_CODES[Math.floor(Math.random() * 5)];
const countryCode = countries[Math.floor(Math.random() * countries.length)];
const statusCode = 200 + Math.floor(Math.random() * 10);`,
    },
    {
      name: "when a token ends",
      code: `const tokenExpiresAt = Date.now() + 3600;
const resetTokenExpiry = Date.now().toString();
session.lastSeen = Date.now();`,
    },
    {
      name: "a number that tells requests apart",
      code: `const token = Date.now();\nconst nonce = Date.now().toString();`,
    },
    {
      name: "a comparison",
      code: `const token = Math.random() < 0.5 ? tokenA : tokenB;`,
    },
    {
      name: "one of the coupons that there are",
      code: `const coupon = coupons[Math.floor(Math.random() * coupons.length)];`,
    },
    {
      name: "a channel's token, which is public",
      code: `await createChannel({ code: "eu", token: Math.random().toString(36) });
const channelToken = "channel-" + Math.random();`,
    },
    {
      name: "made up for a demonstration",
      code: `export function mockSession() {
  const token = Math.random().toString(36);
  return { token };
}`,
    },
    {
      name: "a random UUID",
      code: `import { v4 } from "uuid";\nconst token = v4();\nconst secret = crypto.randomUUID();`,
    },
  ],
  invalid: [
    {
      name: "the time as a code of a card and of a recovery",
      path: "src/codes.js",
      code: `const { createHash } = require("node:crypto");
exports.newCard = (me) => { const code = createHash("md5").update(me.id + "/" + Date.now()).digest("hex").slice(0, 10); return cards.add(code, me); };
exports.startRecovery = (me) => { const code = Date.now().toString(36) + next.toString(36); return people.set(me.id, code); };`,
      findings: [
        { at: 'createHash("md5").update(me.id + "/" + Date.now()).digest("hex").slice(0, 10)' },
        { at: "Date.now().toString(36) + next.toString(36)" },
      ],
    },
    {
      name: "a method whose comment says what it makes",
      code: `function Manager() {}
/**
 * Generates a session id.
 *
 * @api private
 */
Manager.prototype.generateId = function () {
  return Math.abs(Math.random() * Date.now() | 0).toString() + String(Date.now());
};`,
      findings: [
        {
          at: "Math.abs(Math.random() * Date.now() | 0).toString() + String(Date.now())",
          message: "session id",
        },
      ],
    },
    {
      name: "what ends the parts of a form",
      code: `exports.formOf = (fields) => {
  let boundary = "--------";
  for (let i = 0; i < 24; i++) boundary += Math.floor(Math.random() * 10).toString(16);
  return { type: "multipart/form-data; boundary=" + boundary, fields };
};`,
      findings: [
        {
          at: "Math.floor(Math.random() * 10).toString(16)",
          level: "information",
          message: "boundary",
        },
      ],
    },
    {
      name: "what is taken where something else fails",
      code: `export function generateSessionId(read) {
  try {
    return read();
  } catch {
    return Math.random().toString(16);
  }
}`,
      findings: [{ at: "Math.random().toString(16)" }],
    },
    {
      name: "a secret of a payment made of the time alone",
      code: `export const intentOf = (purchase) => ({ id: "pi", clientSecret: \`pi_device_secret_\${Date.now()}\` });`,
      findings: [{ at: "`pi_device_secret_${Date.now()}`" }],
    },
    {
      name: "a gift code, by the name of a function and by the folder of a route",
      path: "src/api/store/gift-cards/route.ts",
      code: `export const giftCode = () => "GIFT-" + Math.random().toString(16);
export async function POST(req, res) {
  const code = "GC" + Math.floor(Math.random() * 1e9);
  res.json({ code });
}`,
      findings: [
        { at: '"GIFT-" + Math.random().toString(16)', message: "giftCode" },
        { at: '"GC" + Math.floor(Math.random() * 1e9)', message: "code" },
      ],
    },
    {
      name: "one more of its kind",
      path: "src/lib/tokens.js",
      code: `const { v1: uuidv1 } = require("uuid"); exports.resetToken2 = () => uuidv1(); exports.resetToken3 = () => Math.random().toString(36);`,
      findings: [{ at: "uuidv1()" }, { at: "Math.random().toString(36)" }],
    },
    {
      name: "the state of an OAuth log-in",
      code: `const state = Math.random().toString(36).substring(7);
res.redirect("https://login.shop/oauth/authorize?client_id=x&state=" + state);`,
      findings: [{ at: "Math.random().toString(36).substring(7)", message: "state" }],
    },
    {
      name: "an array that is filled, then joined",
      code: `function random(n) {
  const parts = [];
  for (let i = 0; i < n; i++) parts.push("abcdef"[Math.floor(Math.random() * 6)]);
  return parts.join("");
}
export const user = { resetToken: random(32) };`,
      findings: [{ at: `"abcdef"[Math.floor(Math.random() * 6)]` }],
    },
    {
      name: "an array that is mapped",
      code: `const otpCode = Array.from({ length: 6 }, () => Math.floor(Math.random() * 10)).join("");`,
      findings: [{ at: "Math.floor(Math.random() * 10)" }],
    },
    {
      name: "a helper of another file",
      code: `import { randomString } from "./random";
export const invite = (email) => save({ email, invitationToken: randomString(20) });`,
      files: {
        "src/random.ts": `const chars = "abc";
export function randomString(n) {
  let out = "";
  while (out.length < n) out += chars[Math.floor(Math.random() * chars.length)];
  return out;
}`,
      },
      findings: [{ at: "randomString(20)", message: "Math.random()", fixes: [] }],
    },
    {
      name: "a helper of a file that is loaded when it is needed",
      code: `export async function invite(email) {
  const random = await import("./random");
  return save({ email, invitationToken: random.randomString(20) });
}`,
      files: {
        "src/random.ts": `export function randomString(n) { return Math.random().toString(36).slice(2, n); }`,
      },
      findings: [{ at: "random.randomString(20)", message: "Math.random()", fixes: [] }],
    },
    {
      name: "a helper of another file, as compilers write it",
      path: "src/invite.js",
      code: `const _random = _interopRequireWildcard(require("./random"));
exports.invite = (email) => save({ email, invitationToken: _random.randomString(20) });`,
      files: {
        "src/random.js": `function randomString(n) { return Math.random().toString(36).slice(2, n); } exports.randomString = randomString;`,
      },
      findings: [{ at: "_random.randomString(20)", message: "Math.random()", fixes: [] }],
    },
    {
      name: "a method of a service",
      code: `export class VerificationService {
  private digits() {
    return String(Math.floor(1000 + Math.random() * 9000));
  }
  send() {
    const code = this.digits();
    return code;
  }
}`,
      findings: [{ at: "String(Math.floor(1000 + Math.random() * 9000))" }],
    },
    {
      name: "a plain code that is stored as a coupon",
      code: `await prisma.coupon.create({ data: { code: Math.random().toString(36).substring(7) } });`,
      findings: [{ at: "Math.random().toString(36).substring(7)", message: "code" }],
    },
    {
      name: "a cookie and a setter",
      code: `res.cookie("session_id", Math.random().toString(36));
user.setPassword(Math.random().toString(36).slice(-8));`,
      findings: [
        { at: "Math.random().toString(36)" },
        { at: "Math.random().toString(36).slice(-8)" },
      ],
    },
    {
      name: "tests, one level lower",
      code: `const token = Math.random().toString(36);`,
      path: "test/login.test.ts",
      findings: [{ at: "Math.random().toString(36)", level: "warning" }],
    },
  ],
});
