import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { testRule } from "../../harness/rule-tester.ts";

// Put together here, so that nobody takes this file for a leak.
const STRIPE = ["sk", "live", "9aQ7mZ2xT4vB8nK3pR6wL1yD"].join("_");
const SHOPIFY = ["shpat", "3f9a1c7e5b2d8f60a4c9e1b7d3f5a802"].join("_");
const GITHUB = ["ghp", "R7mZ2xT4vB8nK3pQ6wL1yD9aF5cJ0eH2gU4i"].join("_");
const SENDGRID = [
  "SG",
  "q8ZrT2mX7vLw4KpB9sNdYf",
  "3JgE6uA1c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1c7X",
].join(".");
const PRIVATE_KEY = `-----BEGIN ${"PRIVATE KEY"}-----`;
const RANDOM = "c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1";
const HEX = "9f86d081884c7d659a2feaa0c55ad015";

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function token(payload: object): string {
  return `${part({ alg: "HS256", typ: "JWT" })}.${part(payload)}.q8ZrT2mX7vLw4KpB9sNdYf3JgE6uA1c7Xq2LmV9tRz4`;
}

testRule(rule, {
  valid: [
    {
      name: "names of partners and suppliers that are no keys",
      code: 'export const settings = { partnerId: "northwind-trading-17", supplierKey: "supplier-main", sharedKey: "cart" };',
    },
    {
      name: "what a template of a mail is tried with",
      code: `export const accountClosed = {
  recipient: "sam@example.com",
  token: "c7x4kq-d6e379b762697f6aa357527af36bb9f6",
  link: "https://example.com/account/close?token=c7x4kq",
};`,
    },
    {
      name: "a key that nobody made",
      path: "src/redact.ts",
      code: `const pem = \`${PRIVATE_KEY}
MIIEowIBAAKCAQEA${"x".repeat(48)}
-----END PRIVATE KEY-----\`;`,
    },
    {
      name: "hashes of passwords, addresses of contracts and the public half of an app's key",
      path: "bin/data.json",
      code: JSON.stringify({
        user: { email: "owner@shop.test", password: `$2b$10$${RANDOM}${RANDOM.slice(0, 21)}` },
        admin: { email: "a@shop.test", password: "$argon2id$v=19$m=65536,t=3,p=4$aB3$Zk9" },
        rewardToken: "0xaf88d065e77c8cC2239327C5EDb3A432268e5831",
        shopifyApiKey: HEX,
      }),
    },
    {
      name: "the same in code",
      code: `export const rewardToken = "0xaf88d065e77c8cC2239327C5EDb3A432268e5831";
export const shopifyApiKey = "${HEX}";`,
    },
    {
      name: "names of variables, headers, keys of translations and steps",
      code: `const API_KEY_NAME = "STRIPE_SECRET_KEY";
const tokenHeader = "x-shopify-access-token";
const resetToken = "password-reset-token";
const apiKey = "carrier-api-key-v2";
export const createApiKeysStepId = "create-api-keys";
const messages = { password: "auth.errors.password_min_8_chars", forgotPassword: "Passwort vergessen?" };
const secret = "STRIPE_WEBHOOK_SECRET";
const JWT_SECRET = "JWT_SECRET";
const SESSION_SECRET = "session-secret";
const jwtSecret = "auth.jwt.secret";
const API_TOKEN = "InjectionTokenForTheCarrierApi2";`,
    },
    {
      name: "test keys and publishable keys",
      code: `const secretKey = "sk_test_9aQ7mZ2xT4vB8nK3pR6wL1yD";
const apiKey = "pk_live_9aQ7mZ2xT4vB8nK3pR6wL1yD";
const publishableKey = "${RANDOM}";
const firebaseConfig = { apiKey: "AIzaSyD9aQ7mZ2xT4vB8nK3pR6wL1yDcVbNhJk", authDomain: "shop.example" };
const search = algolia({ appId: "R2IYF7ETH7", apiKey: "${HEX}", indexName: "products" });
const siteKey = "${RANDOM}";`,
    },
    {
      name: "placeholders",
      code: `const apiKey = "your-api-key-goes-here-1234";
const secretKey = "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx";
const stripe = new Stripe("sk_live_notARealKey00000000000000");
const password = "<your password>";
const aws = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };`,
    },
    {
      name: "hashes, ids, URLs and class names",
      code: `const passwordHash = "$2b$12$c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1c7Xq2LmV9tRz4HbKpW8sN";
const tokenId = "3f9a1c7e-5b2d-4f60-a4c9-e1b7d3f5a802";
const tokenUrl = "https://auth.example/oauth2/v2.0/token?tenant=9f86d081884c7d65";
const etag = "${HEX}";
const cacheKey = "products:9f86d081884c7d659a2feaa0c55ad015";
const className = "tw-1a2b3c4d5e6f7a8b9c0d1e2f";
const integrity = "sha384-oqVuAfXRKap7fdgcCY5uykM6R9GqQ8KuxHOmAXCwZh4aB2xR7LqP9sTzWvYcN1Df";`,
    },
    {
      name: "types, modules and enums",
      code: `import token from "./token-c7Xq2LmV9tRz4HbKpW8sNdYf";
type Secret = "c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1";
enum ApiKeyType { SECRET = "c7Xq2LmV9tRz4HbKpW8s" }`,
    },
    {
      name: "fallbacks, which another rule reports",
      code: `const secret = process.env.JWT_SECRET || "${RANDOM}";
const DEFAULT_SESSION_SECRET = "${RANDOM}";
export const session = process.env.SESSION_SECRET ?? DEFAULT_SESSION_SECRET;
const stripe = new Stripe(process.env.STRIPE || "${STRIPE}");`,
    },
    {
      name: "known defaults, which another rule reports",
      code: `import jwt from "jsonwebtoken";
const proof = jwt.sign({ id }, "supersecret");`,
    },
    {
      name: "public halves of keys",
      code: `import jwt from "jsonwebtoken";
jwt.verify(token, "-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\\n-----END PUBLIC KEY-----");
const header = "${PRIVATE_KEY}";
const pem = \`${PRIVATE_KEY}\\n\${body}\\n-----END PRIVATE KEY-----\`;`,
    },
    {
      name: "tokens for everyone and tokens of the past",
      code: `const supabase = createClient(url, "${token({ role: "anon", exp: 4102444800 })}");
const sample = "${token({ sub: "1234567890", name: "John Doe" })}";
const expired = "${token({ sub: "customer", exp: 1600000000 })}";`,
    },
    {
      name: "databases of this machine",
      code: `const url = "postgres://postgres:postgres@localhost:5432/shop";
const inCompose = "postgres://shop:Kq5tWm8ZnRb2@postgres:5432/shop";
const example = "postgres://user:password@db.example.com/shop";
const hole = \`postgres://\${user}:\${password}@db.corner-shop.eu/shop\`;`,
    },
    {
      name: "an identifier of AWS without its key, and of Razorpay",
      code: `const client = new S3Client({ credentials: { accessKeyId: "AKIAQ7MZ2XT4VB8NK3PR", secretAccessKey: process.env.AWS_SECRET } });
const options = { key: "rzp_live_9aQ7mZ2xT4vB8n" };`,
    },
    {
      name: "development only",
      code: `import session from "express-session";
if (process.env.NODE_ENV !== "production") app.use(session({ secret: "only-on-my-machine" }));`,
    },
    {
      name: "a compose file with references",
      code: `services:
  shop:
    environment:
      DB_PASSWORD: \${DB_PASSWORD}
      JWT_SECRET: \${JWT_SECRET:?missing}
      API_TOKEN_FILE: /run/secrets/api_token
`,
      path: "docker-compose.yml",
    },
    {
      name: "translations",
      code: `{ "password": "Passwort2024!", "token": "Gutschein" }`,
      path: "src/i18n/de.json",
    },
    {
      name: "beginnings of tokens, and a refusal of a default",
      code: `const tokens = { token: "eyJhbGciOiJIUzI1NiJ9", accessToken: "ya29.a0AfH6SMBx..." };
if (config.jwtSecret === "corner-shop-mobile-key") throw new Error("Set a secret of your own");`,
    },
    {
      name: "samples in compiled code",
      code: `const core_1 = require("@vendure/core");
exports.mockResetEvent = new core_1.ResetEvent({ passwordResetToken: "MjAxOS0wNC0xNVQxMzozMDozOC43MjFa_MA2FR6HRZBW7JWD6" });`,
    },
    {
      name: "samples, and lists of names",
      code: `export const mockEvent = new ResetEvent({ passwordResetToken: "MjAxOS0wNC0xNVQxMzozMDozOC43MjFa_MA2FR6HRZBW7JWD6" });
const S3_KEYS = ["s3Region", "s3ForcePathStyle", "s3SecretAccessKey2"];`,
    },
    {
      name: "a file of variables, which another rule looks at",
      code: `STRIPE_SECRET_KEY=${STRIPE}\n`,
      path: ".env",
    },
    {
      name: "a template of variables",
      code: "STRIPE_SECRET_KEY=sk_live_xxx\nAPI_TOKEN=c7Xq2LmV9tRz4HbKpW8s\n",
      path: ".env.example",
    },
  ],
  invalid: [
    {
      name: "the key of a partner",
      code: 'export const settings = { site: "https://shop.org", partnerKey: "nw_7f0c7e21b98d4a63c5" };',
      findings: [{ at: '"nw_7f0c7e21b98d4a63c5"' }],
    },
    {
      name: "one address of an example beside a token",
      code: `export const settings = {
  sender: "shop@example.com",
  token: "c7x4kq-d6e379b762697f6aa357527af36bb9f6",
};`,
      findings: [{ at: '"c7x4kq-d6e379b762697f6aa357527af36bb9f6"' }],
    },
    {
      name: "options of NextAuth that another file hands to it",
      code: `import type { NextAuthOptions } from "next-auth";
export const authOptions: NextAuthOptions = { secret: "kJ8zQ2vLx0pWm4Rt7Yb1", providers: [] };`,
      findings: [{ at: '"kJ8zQ2vLx0pWm4Rt7Yb1"' }],
    },
    {
      name: "keys of providers, wherever they stand",
      code: `import Stripe from 'stripe';
const stripe = new Stripe('${STRIPE}', { apiVersion: '2022-11-15' });
axios.defaults.headers.common['X-Shopify-Access-Token'] = '${SHOPIFY}';
const octokit = new Octokit({ auth: '${GITHUB}' });
sgMail.setApiKey("${SENDGRID}");
if (req.query.key === '${STRIPE}') next();`,
      findings: [
        {
          at: `'${STRIPE}'`,
          level: "error",
          message: "Stripe secret key",
          fixes: ["use-environment"],
        },
        { at: `'${SHOPIFY}'`, message: "Shopify" },
        { at: `'${GITHUB}'`, message: "GitHub" },
        { at: `"${SENDGRID}"`, message: "SendGrid" },
        { at: `'${STRIPE}'` },
      ],
      fixed: {
        "use-environment": `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { apiVersion: '2022-11-15' });
axios.defaults.headers.common['X-Shopify-Access-Token'] = '${SHOPIFY}';
const octokit = new Octokit({ auth: '${GITHUB}' });
sgMail.setApiKey("${SENDGRID}");
if (req.query.key === '${STRIPE}') next();`,
      },
    },
    {
      name: "a part of a text",
      code: `const headers = { Authorization: "Bearer ${STRIPE}" };`,
      findings: [{ at: `"Bearer ${STRIPE}"` }],
      fixed: {
        "use-environment":
          "const headers = { Authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` };",
      },
    },
    {
      name: "private keys, signed tokens, connection strings",
      code: `const key = \`${PRIVATE_KEY}
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj
-----END PRIVATE KEY-----\`;
const token = "${token({ sub: "erp", exp: 4102444800 })}";
const pool = new Pool({ connectionString: "postgres://shop:Kq5tWm8ZnRb2@db.corner-shop.eu:5432/shop" });`,
      findings: [
        {
          at: `\`${PRIVATE_KEY}
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj
-----END PRIVATE KEY-----\``,
          message: "Private key",
        },
        { at: `"${token({ sub: "erp", exp: 4102444800 })}"`, message: "Signed token" },
        {
          at: `"postgres://shop:Kq5tWm8ZnRb2@db.corner-shop.eu:5432/shop"`,
          message: "Connection string",
        },
      ],
    },
    {
      name: "random texts in slots of secrets",
      code: `const CARRIER_API_TOKEN = "${RANDOM}";
export class Erp { private readonly apiSecret = "${HEX}"; }
const client = create({ clientSecret: "${RANDOM}" });
function sign(body, signingKey = "${RANDOM}") {}
config.set("webhookSecret", "${RANDOM}");
request.headers.set("X-Api-Key", "${RANDOM}");
if (req.get("x-api-key") !== "${RANDOM}") throw new Error();`,
      findings: [
        { at: `"${RANDOM}"`, message: "CARRIER_API_TOKEN" },
        { at: `"${HEX}"`, message: "apiSecret" },
        ...Array.from({ length: 5 }, () => ({ at: `"${RANDOM}"` })),
      ],
      fixed: {
        "use-environment": `const CARRIER_API_TOKEN = process.env.CARRIER_API_TOKEN;
export class Erp { private readonly apiSecret = "${HEX}"; }
const client = create({ clientSecret: "${RANDOM}" });
function sign(body, signingKey = "${RANDOM}") {}
config.set("webhookSecret", "${RANDOM}");
request.headers.set("X-Api-Key", "${RANDOM}");
if (req.get("x-api-key") !== "${RANDOM}") throw new Error();`,
      },
    },
    {
      name: "both halves of an AWS credential",
      code: `const s3 = new S3Client({ credentials: fromKeys("AKIAQ7MZ2XT4VB8NK3PR", "q8ZrT2mX7vLw4KpB9sNdYf3JgE6uA1c7Xq2LmV9t") });`,
      findings: [{ at: '"AKIAQ7MZ2XT4VB8NK3PR"', message: "AWS" }],
    },
    {
      name: "code for browsers, where no variable helps",
      code: `"use client";
export const Carrier = () => <Map carrierApiSecret="${RANDOM}" onLoad={() => call({ clientSecret: "${RANDOM}" })} />;`,
      path: "src/carrier.tsx",
      findings: [{ at: `"${RANDOM}"`, fixes: [] }],
    },
  ],
});

describe("secrets that tests make up", () => {
  it("are shown in the largest preset only; keys of a provider in all", () => {
    const code = `process.env.JWT_ADMIN_SECRET = "test-admin-signing-key-of-32-chars"; const apiToken = "${RANDOM}"; const stripe = new Stripe("${STRIPE}");`;
    const levels = (preset: "quiet" | "audit") =>
      new MemoryStore({ "test/a.ts": code }, { rules: [rule], configuration: { preset } }).session
        .analyse("test/a.ts")
        .findings.map((finding) => finding.level);
    expect(levels("audit")).toEqual(["hint", "hint", "warning"]);
    expect(levels("quiet")).toEqual(["warning"]);
  });
});
