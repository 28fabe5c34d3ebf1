import { rule } from "../../../src/rules/authentication/timing-unsafe-compare/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

const HELPER = (
  typed: boolean,
) => `/** Compares two texts in a time that says nothing about where they differ. */
function safeEqual(${typed ? "left: unknown, right: unknown): boolean" : "left, right)"} {
  if (typeof left !== "string" || typeof right !== "string") return false;
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}`;

testFindings(rule, [
  {
    name: "two texts",
    code: `import { createHmac } from "node:crypto";
export function valid(body: Buffer, signature: string): boolean {
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  return signature === expected;
}`,
    findings: [{ at: "signature === expected", level: "warning", fixes: ["compare-safely"] }],
    fixed: {
      "compare-safely": `import { createHmac, timingSafeEqual } from "node:crypto";
export function valid(body: Buffer, signature: string): boolean {
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  return typeof signature === "string" && Buffer.byteLength(signature) === Buffer.byteLength(expected) && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}`,
    },
  },
  {
    name: "two texts that must not differ, among other conditions",
    code: `import crypto from "crypto";
export function check(body: string, given: string) {
  const mac = "sha256=" + crypto.createHmac("sha256", secret).update(body).digest("hex");
  if (!body || given !== mac) throw new Error("no");
}`,
    findings: [{ at: "given !== mac" }],
    fixed: {
      "compare-safely": `import crypto from "crypto";
export function check(body: string, given: string) {
  const mac = "sha256=" + crypto.createHmac("sha256", secret).update(body).digest("hex");
  if (!body || !(typeof given === "string" && Buffer.byteLength(given) === Buffer.byteLength(mac) && crypto.timingSafeEqual(Buffer.from(given), Buffer.from(mac)))) throw new Error("no");
}`,
    },
  },
  {
    name: "a header that may be missing",
    code: `const crypto = require("crypto");
module.exports = (req, res, next) => {
  const hash = crypto.createHmac("sha512", KEY).update(JSON.stringify(req.body)).digest("hex");
  if (hash == req.headers["x-paystack-signature"]) next();
};`,
    path: "src/webhook.js",
    findings: [
      {
        at: `hash == req.headers["x-paystack-signature"]`,
        fixes: ["compare-with-helper"],
      },
    ],
    fixed: {
      "compare-with-helper": `const crypto = require("crypto");
module.exports = (req, res, next) => {
  const hash = crypto.createHmac("sha512", KEY).update(JSON.stringify(req.body)).digest("hex");
  if (safeEqual(hash, req.headers["x-paystack-signature"])) next();
};

${HELPER(false).replace("timingSafeEqual", "crypto.timingSafeEqual")}`,
    },
  },
  {
    name: "a shared secret of a scheduled job",
    code: `export async function GET(request: Request) {
  if (request.headers.get("authorization") !== \`Bearer \${process.env.CRON_SECRET}\`) {
    return new Response("no", { status: 401 });
  }
  return new Response("ok");
}
`,
    findings: [
      { at: 'request.headers.get("authorization") !== `Bearer ${process.env.CRON_SECRET}`' },
    ],
    fixed: {
      "compare-with-helper": `import { timingSafeEqual } from "node:crypto";

export async function GET(request: Request) {
  if (!safeEqual(request.headers.get("authorization"), \`Bearer \${process.env.CRON_SECRET}\`)) {
    return new Response("no", { status: 401 });
  }
  return new Response("ok");
}

${HELPER(true)}
`,
    },
  },
  {
    name: "an API key, where the file has a function for texts only",
    code: `import { config } from "./config";
import { safeEqual } from "./safe";
export const guard = (req, res, next) => (req.get("x-api-key") === config.adminApiKey ? next() : res.sendStatus(401));
export const other = (req) => safeEqual(req.get("x-other-key") ?? "", config.otherKey);`,
    files: {
      "src/safe.ts": `import { timingSafeEqual } from "crypto";
export function safeEqual(left: string, right: string) { return timingSafeEqual(Buffer.from(left), Buffer.from(right)); }`,
    },
    findings: [{ at: `req.get("x-api-key") === config.adminApiKey` }],
  },
  {
    name: "two comparisons, which share one function",
    code: `import { timingSafeEqual } from "node:crypto";
export const one = (req) => req.get("x-api-key") === stored.key;
export const two = (req) => safeEqual(req.get("x-webhook-secret"), stored.secret);

${HELPER(true)}`,
    findings: [{ at: `req.get("x-api-key") === stored.key` }],
    fixed: {
      "compare-with-helper": `import { timingSafeEqual } from "node:crypto";
export const one = (req) => safeEqual(req.get("x-api-key"), stored.key);
export const two = (req) => safeEqual(req.get("x-webhook-secret"), stored.secret);

${HELPER(true)}`,
    },
  },
]);
