import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/payment-reused-for-other-order/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const BAD: readonly Case[] = [
  [
    "stripe retrieve",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/orders/:id/confirm", async (req, res) => {
  const intent = await stripe.paymentIntents.retrieve(req.body.paymentIntentId);
  if (intent.status !== "succeeded") return res.status(400).end();
  await Order.findByIdAndUpdate(req.params.id, { isPaid: true, paidAt: new Date() });
  res.end();
});
`,
    },
  ],
  [
    "next confirm",
    {
      "src/app/api/orders/confirm/route.ts": `import Stripe from "stripe";
import { prisma } from "@/lib/prisma";
const stripe = new Stripe(process.env.K!);
export async function POST(request: Request) {
  const { sessionId, orderId } = await request.json();
  const session = await stripe.checkout.sessions.retrieve(sessionId);
  if (session.payment_status === "paid") {
    await prisma.order.update({ where: { id: orderId }, data: { paymentStatus: "PAID" } });
  }
  return Response.json({});
}
`,
    },
  ],
  [
    "paypal capture nest",
    {
      "src/pay.controller.ts": `import { Body, Controller, Post } from "@nestjs/common";
import { PaypalClient } from "./paypal.client";
@Controller("checkout")
export class CheckoutController {
  constructor(private readonly paypal: PaypalClient, private readonly prisma: PrismaService) {}
  @Post("approve")
  async approve(@Body() dto: ApproveDto) {
    const capture = await this.paypal.captureOrder(dto.paypalId);
    if (capture.status === "COMPLETED") {
      await this.prisma.order.update({ where: { id: dto.orderId }, data: { status: "PAID" } });
    }
    return capture;
  }
}
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  [
    "metadata",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/orders/confirm", async (req, res) => {
  const intent = await stripe.paymentIntents.retrieve(req.body.paymentIntentId);
  if (intent.status !== "succeeded") return res.status(400).end();
  await Order.findByIdAndUpdate(intent.metadata.orderId, { isPaid: true });
  res.end();
});
`,
    },
  ],
  [
    "amount",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/orders/:id/confirm", async (req, res) => {
  const order = await Order.findById(req.params.id);
  const intent = await stripe.paymentIntents.retrieve(req.body.paymentIntentId);
  if (intent.status !== "succeeded" || intent.amount !== order.total) return res.status(400).end();
  order.isPaid = true;
  await order.save();
  res.end();
});
`,
    },
  ],
  [
    "intent id from stored order",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/orders/:id/confirm", async (req, res) => {
  const order = await Order.findById(req.params.id);
  const intent = await stripe.paymentIntents.retrieve(order.paymentIntentId);
  if (intent.status !== "succeeded") return res.status(400).end();
  order.isPaid = true;
  await order.save();
  res.end();
});
`,
    },
  ],
  [
    "order found by the payment",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/orders/confirm", async (req, res) => {
  const session = await stripe.checkout.sessions.retrieve(req.body.sessionId);
  const order = await Order.findOne({ stripeSessionId: session.id });
  if (session.payment_status === "paid") { order.isPaid = true; await order.save(); }
  res.end();
});
`,
    },
  ],
  [
    "charge made here",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/orders/:id/pay", async (req, res) => {
  const order = await Order.findById(req.params.id);
  const intent = await stripe.paymentIntents.create({ amount: order.total, currency: "eur", confirm: true, payment_method: req.body.pm });
  if (intent.status === "succeeded") { order.isPaid = true; await order.save(); }
  res.end();
});
`,
    },
  ],
  [
    "customer retrieved and charge made",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/orders/:id/pay", async (req, res) => {
  const order = await Order.findById(req.params.id);
  const customer = await stripe.customers.retrieve(req.user.stripeId);
  const charge = await stripe.charges.create({ amount: order.total, customer: customer.id });
  order.isPaid = charge.paid;
  order.status = "paid";
  await order.save();
  res.end();
});
`,
    },
  ],
];

describe("payment-reused-for-other-order", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
