import { rule } from "../../../src/rules/authentication/fail-open-secret-check/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

testFindings(rule, [
  {
    name: "a catch that goes on behind a check of the project's own",
    code: `import { verifyWebhook } from "./verify";
export async function POST(request) {
  const body = await request.text();
  try {
    verifyWebhook(body, request.headers.get("x-signature"));
  } catch (error) {
    console.error(error);
  }
  await save(JSON.parse(body));
  return new Response("ok");
}
`,
    files: {
      "src/verify.ts": `import { createHmac } from "node:crypto";
export function verifyWebhook(body: string, given: string | null): void {
  const expected = createHmac("sha256", process.env.HOOK_SECRET).update(body).digest("hex");
  if (given !== expected) throw new Error("signature");
}
`,
    },
    findings: [{ at: "catch (error)", message: "verifyWebhook()", fixes: [] }],
  },
  {
    name: "a catch that goes on",
    code: `const jwt = require("jsonwebtoken");
module.exports = (req, res, next) => {
  try {
    jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
  } catch (error) {
    console.error(error);
  }
  next();
};
`,
    findings: [{ at: "catch (error)", message: "verify()", fixes: [] }],
  },
  {
    name: "a catch that takes the body as it is",
    code: `import Stripe from "stripe";
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
export async function webhook(req, res) {
  let event;
  try {
    event = stripe.webhooks.constructEvent(req.body, req.get("stripe-signature"), process.env.STRIPE_WEBHOOK_SECRET);
  } catch (error) {
    event = JSON.parse(req.body);
  }
  res.json(await fulfil(event));
}
`,
    findings: [{ at: "catch (error)" }],
  },
]);
