import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-amount-not-compared/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const BAD: readonly Case[] = [
  [
    "a statement that asks for the reference alone",
    {
      "src/app.js": `const express = require("express");
const crypto = require("crypto");
const app = express();
app.post("/paystack/webhook", async (req, res) => {
  const hash = crypto.createHmac("sha512", process.env.K).update(req.rawBody).digest("hex");
  if (hash === req.headers["x-paystack-signature"] && req.body.event === "charge.success") {
    await pool.query("UPDATE orders SET status = 'paid', total = $2 WHERE reference = $1", [req.body.data.reference, req.body.data.amount]);
  }
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "paystack",
    {
      "src/app.js": `const express = require("express");
const crypto = require("crypto");
const app = express();
app.post("/paystack/webhook", async (req, res) => {
  const hash = crypto.createHmac("sha512", process.env.K).update(JSON.stringify(req.body)).digest("hex");
  if (hash === req.headers["x-paystack-signature"] && req.body.event === "charge.success") {
    await Order.findOneAndUpdate({ ref: req.body.data.reference }, { paymentStatus: "paid" });
  }
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "stripe intent next",
    {
      "src/app/api/stripe/webhook/route.ts": `import Stripe from "stripe";
import { prisma } from "@/lib/prisma";
const stripe = new Stripe(process.env.K!);
export async function POST(request: Request) {
  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get("stripe-signature")!, process.env.S!);
  if (event.type === "payment_intent.succeeded") {
    await prisma.order.update({ where: { id: event.data.object.metadata.orderId }, data: { status: "PAID" } });
  }
  return Response.json({});
}
`,
    },
  ],
  [
    "mollie refetch",
    {
      "src/app.js": `const express = require("express");
const { createMollieClient } = require("@mollie/api-client");
const mollie = createMollieClient({ apiKey: process.env.K });
const app = express();
app.post("/mollie/webhook", async (req, res) => {
  const payment = await mollie.payments.get(req.body.id);
  if (payment.status === "paid") await Order.updateOne({ paymentId: payment.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  [
    "a condition of Drizzle",
    {
      "src/app/api/stripe/webhook/route.ts": `import Stripe from "stripe";
import { and, eq } from "drizzle-orm";
import { db, orders } from "@/lib/db";
const stripe = new Stripe(process.env.K!);
export async function POST(request: Request) {
  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get("stripe-signature")!, process.env.S!);
  if (event.type === "payment_intent.succeeded") {
    const intent = event.data.object;
    await db.update(orders).set({ status: "paid" }).where(and(eq(orders.id, intent.metadata.orderId), eq(orders.total, intent.amount_received)));
  }
  return Response.json({});
}
`,
    },
  ],
  [
    "orders of Shopify, as its library reads them",
    {
      "package.json":
        '{"dependencies":{"@shopify/shopify-app-react-router":"1.0.0","@react-router/dev":"7.9.2"}}',
      "app/routes/webhooks.orders.ts": `import { authenticate } from "../shopify.server";
import db from "../db.server";
export async function action({ request }) {
  const { payload } = await authenticate.webhook(request);
  await db.order.update({ where: { id: payload.id }, data: { status: "paid" } });
  return new Response();
}
`,
    },
  ],
  [
    "compared by the statement that stores it",
    {
      "src/app.js": `const express = require("express");
const crypto = require("crypto");
const app = express();
app.post("/paystack/webhook", async (req, res) => {
  const hash = crypto.createHmac("sha512", process.env.K).update(req.rawBody).digest("hex");
  if (hash === req.headers["x-paystack-signature"] && req.body.event === "charge.success") {
    await pool.query("UPDATE orders SET status = 'paid' WHERE reference = $1 AND total = $2", [req.body.data.reference, req.body.data.amount]);
  }
  res.sendStatus(200);
});
app.post("/other/webhook", async (req, res) => {
  const hash = crypto.createHmac("sha512", process.env.K).update(req.rawBody).digest("hex");
  if (hash === req.headers["x-paystack-signature"] && req.body.event === "charge.success") {
    await sql\`UPDATE orders SET status = 'paid' WHERE reference = \${req.body.data.reference} AND total = \${req.body.data.amount}\`;
  }
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "compared",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  const intent = event.data.object;
  const order = await Order.findById(intent.metadata.orderId);
  if (intent.amount_received !== order.total) return res.sendStatus(200);
  order.isPaid = true;
  await order.save();
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "compared in a service",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const { settle } = require("./settle");
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  await settle(event.data.object);
  res.sendStatus(200);
});
`,
      "src/settle.js": `exports.settle = async (intent) => {
  const order = await Order.findById(intent.metadata.orderId);
  if (intent.amount < order.totalPrice) throw new Error("underpaid");
  await Order.updateOne({ _id: order.id }, { isPaid: true });
};
`,
    },
  ],
  [
    "no verification at all has another rule",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/webhook", async (req, res) => {
  await Order.updateOne({ _id: req.body.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "refund event",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  if (event.type === "charge.refunded") await Order.updateOne({ _id: event.data.object.metadata.orderId }, { paymentStatus: "refunded" });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "customers route",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/orders/pay", async (req, res) => {
  const session = await stripe.checkout.sessions.retrieve(req.body.id);
  if (session.payment_status === "paid") await Order.updateOne({ _id: session.metadata.orderId }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
];

describe("webhook-amount-not-compared", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
