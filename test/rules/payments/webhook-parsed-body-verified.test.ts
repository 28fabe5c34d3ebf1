import { rule } from "../../../src/rules/payments/webhook-parsed-body-verified/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import { createHmac } from "node:crypto";
import Stripe from "stripe";
const app = express();
const stripe = new Stripe("key");
`;

testRule(rule, {
  valid: [
    {
      name: "a raw parser on the route",
      code: `${EXPRESS}app.post("/hook", express.raw({ type: "*/*" }), (req, res) => {
  res.json(stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "key"));
});
app.use(express.json());
`,
    },
    {
      name: "the store signs what it sends",
      code: `${EXPRESS}app.use(express.json());
app.post("/orders", async (req, res) => {
  const text = JSON.stringify(req.body);
  const headers = { "content-type": "application/json" };
  const signature = createHmac("sha256", process.env.KEY).update(text).digest("hex");
  headers["x-webhook-signature"] = signature;
  await fetch(process.env.TARGET, { method: "POST", headers, body: text });
  await fetch(process.env.OTHER, {
    method: "POST",
    headers: { "x-signature": createHmac("sha256", process.env.KEY).update(text).digest("hex") },
    body: text,
  });
  res.end();
});
`,
    },
    {
      name: "a raw parser that is mounted elsewhere",
      path: "src/hook.ts",
      code: `import Stripe from "stripe";
const stripe = new Stripe("key");
export function hook(req, res) {
  res.json(stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "key"));
}
`,
      files: {
        "src/app.ts": `import express from "express";
import { hook } from "./hook";
const app = express();
app.use("/hook", express.raw({ type: "*/*" }));
app.use(express.json());
app.post("/hook", hook);
`,
      },
    },
    {
      name: "bytes that were kept",
      code: `${EXPRESS}app.post("/hook", (req, res) => {
  res.json({ ok: createHmac("sha256", "key").update(req.rawBody).digest("hex") === req.headers["x-signature"] });
});
`,
    },
    {
      name: "bytes that were kept and go through a constant",
      code: `${EXPRESS}app.post("/hook", (req, res) => {
  const payload = req.rawBody;
  res.json(stripe.webhooks.constructEvent(payload, req.headers["stripe-signature"], "key"));
});
`,
    },
    {
      name: "fields that the provider signs",
      code: `${EXPRESS}app.use(express.json());
app.post("/verify", (req, res) => {
  const { razorpay_order_id, razorpay_payment_id } = req.body;
  const digest = createHmac("sha256", "key").update(razorpay_order_id + "|" + razorpay_payment_id).digest("hex");
  res.json({ ok: digest === req.body.razorpay_signature });
});
`,
    },
    {
      name: "a text body of a request of the fetch API",
      path: "src/app/api/hook/route.ts",
      code: `import Stripe from "stripe";
const stripe = new Stripe("key");
export async function POST(request: Request) {
  return Response.json(stripe.webhooks.constructEvent(await request.text(), request.headers.get("stripe-signature"), "key"));
}
`,
    },
    {
      name: "bytes that Medusa keeps for the route, or for a pattern that may mean it",
      path: "src/api/hooks/parcels/route.ts",
      files: {
        "package.json": '{ "dependencies": { "@medusajs/framework": "2.15.0" } }',
        "src/api/middlewares.ts": `import { defineMiddlewares } from "@medusajs/framework/http";
export default defineMiddlewares({
  routes: [{ matcher: "/hooks/*", bodyParser: { preserveRawBody: true } }],
});
`,
      },
      code: `import { createHmac } from "node:crypto";
export async function POST(req, res) {
  res.json({ ok: createHmac("sha256", "key").update(req.rawBody).digest("hex") === req.headers["x-signature"] });
}
`,
    },
    {
      name: "a signature over an address",
      code: `${EXPRESS}app.get("/download", (req, res) => {
  res.json({ token: createHmac("sha256", "key").update(JSON.stringify(req.query)).digest("hex") });
});
`,
    },
  ],
  invalid: [
    {
      name: "a body that is written again",
      code: `${EXPRESS}app.use(express.json());
app.post("/hook", (req, res) => {
  const event = stripe.webhooks.constructEvent(JSON.stringify(req.body), req.headers["stripe-signature"], "key");
  res.json(event);
});
`,
      findings: [
        {
          at: 'stripe.webhooks.constructEvent(JSON.stringify(req.body), req.headers["stripe-signature"], "key")',
        },
      ],
    },
    {
      name: "an HMAC over a time and the parsed body",
      code: `${EXPRESS}app.use(express.json());
app.post("/hook", (req, res) => {
  const signed = \`\${req.headers["x-time"]}.\${JSON.stringify(req.body)}\`;
  res.json({ ok: createHmac("sha256", "key").update(signed).digest("hex") === req.headers["x-signature"] });
});
`,
      findings: [{ at: 'createHmac("sha256", "key").update(signed)' }],
    },
    {
      name: "checked in another file",
      path: "src/signature.ts",
      code: `import { createHmac } from "node:crypto";
export const sign = (payload) => createHmac("sha256", "key").update(JSON.stringify(payload)).digest("hex");
`,
      files: {
        "src/app.ts": `import express from "express";
import { sign } from "./signature";
const app = express();
app.use(express.json());
app.post("/hook", (req, res) => res.json({ ok: sign(req.body) === req.headers["x-signature"] }));
`,
      },
      findings: [{ at: 'createHmac("sha256", "key").update(JSON.stringify(payload))' }],
    },
    {
      name: "a raw parser for another provider",
      code: `${EXPRESS}app.post("/stripe", express.raw({ type: "*/*" }), (req, res) => res.sendStatus(204));
app.post("/parcels", express.json(), (req, res) => {
  res.json({ ok: createHmac("sha256", "key").update(JSON.stringify(req.body)).digest("hex") === req.headers["x-signature"] });
});
`,
      findings: [{ at: 'createHmac("sha256", "key").update(JSON.stringify(req.body))' }],
    },
  ],
});
