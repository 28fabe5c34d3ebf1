import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-no-replay-guard/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const BAD: readonly Case[] = [
  [
    "credits",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  if (event.type === "checkout.session.completed") await User.updateOne({ _id: event.data.object.metadata.user }, { $inc: { credits: 100 } });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "voucher made",
    {
      "src/app/api/webhook/route.ts": `import Stripe from "stripe";
import { prisma } from "@/lib/prisma";
const stripe = new Stripe(process.env.K!);
export async function POST(request: Request) {
  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get("stripe-signature")!, process.env.S!);
  if (event.type === "payment_intent.succeeded") await prisma.voucher.create({ data: { value: 50 } });
  return Response.json({});
}
`,
    },
  ],
  [
    "stock",
    {
      "src/app.js": `const express = require("express");
const { validateWebhookSignature } = require("razorpay");
const app = express();
app.post("/razorpay/webhook", async (req, res) => {
  if (!validateWebhookSignature(req.rawBody, req.headers["x-razorpay-signature"], process.env.S)) return res.sendStatus(400);
  if (req.body.event === "payment.captured") {
    const product = await Product.findById(req.body.payload.payment.entity.notes.product);
    product.stock -= 1;
    await product.save();
  }
  res.sendStatus(200);
});
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  [
    "only a state",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  if (event.type === "checkout.session.completed") await Order.updateOne({ _id: event.data.object.metadata.order }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "event id kept",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  if (await Handled.exists({ eventId: event.id })) return res.sendStatus(200);
  const alreadyHandled = await Handled.create({ eventId: event.id });
  if (event.type === "checkout.session.completed") await User.updateOne({ _id: event.data.object.metadata.user }, { $inc: { credits: 100 } });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "order looked at",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  const order = await Order.findById(event.data.object.metadata.order);
  if (event.type === "checkout.session.completed" && !order.isPaid) {
    order.isPaid = true;
    order.points += 10;
    await order.save();
  }
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "conditional update",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  if (event.type !== "payment_intent.succeeded") return res.sendStatus(200);
  const { modifiedCount } = await Order.updateOne({ _id: event.data.object.metadata.order, status: "pending" }, { status: "paid" });
  if (modifiedCount === 1) await Voucher.create({ value: 5 });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "upsert",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/webhook", async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.S);
  if (event.type === "payment_intent.succeeded") await prisma.payment.upsert({ where: { intent: event.data.object.id }, create: { amount: 1 }, update: {} });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "webhook that is not of payments",
    {
      "src/app.js": `const express = require("express");
const { Webhook } = require("svix");
const app = express();
app.post("/webhooks/clerk", async (req, res) => {
  const event = new Webhook(process.env.S).verify(req.rawBody, req.headers);
  if (event.type === "user.created") await User.create({ clerk: event.data.id });
  res.sendStatus(200);
});
`,
    },
  ],
];

describe("webhook-no-replay-guard", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
