import { rule } from "../../../src/rules/authentication/fail-open-secret-check/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

testFindings(rule, [
  {
    name: "two sides that may be undefined",
    code: `export async function GET(request: Request) {
  if (request.headers.get("authorization") !== \`Bearer \${process.env.CRON_SECRET}\`) {
    return new Response("no", { status: 401 });
  }
  return Response.json(await sync());
}
`,
    findings: [{ at: "process.env.CRON_SECRET", level: "warning", fixes: ["refuse-when-missing"] }],
    fixed: {
      "refuse-when-missing": `export async function GET(request: Request) {
  if (!process.env.CRON_SECRET || request.headers.get("authorization") !== \`Bearer \${process.env.CRON_SECRET}\`) {
    return new Response("no", { status: 401 });
  }
  return Response.json(await sync());
}
`,
    },
  },
  {
    name: "a key of Express that both sides may lack",
    code: `module.exports = (req, res, next) => {
  if (req.headers["x-api-key"] === process.env.PARTNER_API_KEY) return next();
  res.sendStatus(401);
};
`,
    findings: [{ at: "process.env.PARTNER_API_KEY", level: "warning", fixes: [] }],
  },
  {
    name: "an empty key of an HMAC",
    code: `import { createHmac, timingSafeEqual } from "node:crypto";

export function isGenuine(body: string, given: string): boolean {
  const digest = createHmac("sha256", process.env.HOOK_SECRET || "").update(body).digest("hex");
  return timingSafeEqual(Buffer.from(digest), Buffer.from(given));
}
`,
    findings: [
      {
        at: 'process.env.HOOK_SECRET || ""',
        level: "warning",
        message: "HOOK_SECRET",
        fixes: ["throw-when-missing"],
      },
    ],
    fixed: {
      "throw-when-missing": `import { createHmac, timingSafeEqual } from "node:crypto";

export function isGenuine(body: string, given: string): boolean {
  const digest = createHmac("sha256", process.env.HOOK_SECRET || (() => { throw new Error("HOOK_SECRET is not set"); })()).update(body).digest("hex");
  return timingSafeEqual(Buffer.from(digest), Buffer.from(given));
}
`,
    },
  },
  {
    name: "an empty secret of a webhook, through a constant of another file",
    path: "src/hook.ts",
    files: { "src/config.ts": `export const hookKey = process.env.STRIPE_WEBHOOK_SECRET ?? "";` },
    code: `import Stripe from "stripe";
import { hookKey } from "./config";
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
export const read = (body: Buffer, signature: string) => stripe.webhooks.constructEvent(body, signature, hookKey);
`,
    findings: [{ at: "hookKey", message: "STRIPE_WEBHOOK_SECRET", fixes: [] }],
  },
]);
