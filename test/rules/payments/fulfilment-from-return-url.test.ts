import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/fulfilment-from-return-url/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const confirming = (condition: string): string => `import { prisma } from "@/lib/prisma";
export async function POST(request: Request, { params }) {
  const order = await prisma.order.findUnique({ where: { id: String(params.id) }, include: { payments: true } });
  if (!order) return new Response(null, { status: 404 });
  const has = ${condition};
  const next = has ? "PAID" : order.paymentStatus || "PENDING";
  await prisma.order.update({ where: { id: order.id }, data: { status: "OPEN", paymentStatus: next } });
  return Response.json({ ok: true });
}
`;

/** A handler that notes a payment which whoever calls it typed in. */
const noted = (field: string): Readonly<Record<string, string>> => ({
  "src/pay.ts": `import express from "express";
import { prisma } from "./db";
import { requireLogin } from "./auth";
const app = express();
app.post("/orders/:id/pay", requireLogin, async (req, res) => {
  const { ${field}, method } = req.body;
  await prisma.payment.create({ data: { orderId: req.params.id, method, amount: Number(${field}) } });
  await prisma.order.update({ where: { id: req.params.id }, data: { paymentStatus: "PAID" } });
  res.json({ ok: true });
});
`,
  "src/auth.ts": `export const requireLogin = (req, res, next) => (req.user ? next() : res.sendStatus(401));`,
});

const BAD: readonly Case[] = [
  ["an amount that the customer names", noted("amount")],
  [
    "what the sender says of the payment",
    {
      "app/api/orders/[id]/confirm/route.ts": confirming(
        '(await request.json()).payments.some((each) => each.status === "PAID")',
      ),
    },
  ],
  [
    "an order that is not paid yet",
    {
      "app/api/orders/[id]/confirm/route.ts": confirming('order.paymentStatus !== "PAID"'),
    },
  ],
  [
    "a page of Next that is rendered on the server, by the time",
    {
      "pages/checkout/thank-you.jsx": `import { Pool } from "pg";
const pool = new Pool();
export default function ThankYou({ number }) { return <p>{number}</p>; }
export async function getServerSideProps({ query }) {
  if (query.redirect_status === "succeeded") {
    await pool.query("UPDATE orders SET paid_at = now() WHERE number = $1", [String(query.order)]);
  }
  return { props: { number: String(query.order) } };
}
`,
    },
  ],
  [
    "success page of Next.js",
    {
      "app/success/page.tsx": `import { prisma } from "@/lib/prisma";
export default async function Success({ searchParams }) {
  const { orderId } = await searchParams;
  await prisma.order.update({ where: { id: orderId }, data: { status: "PAID" } });
  return <h1>Thank you!</h1>;
}
`,
    },
  ],
  [
    "pay route mern",
    {
      "src/app.js": `const express = require("express");
const asyncHandler = require("express-async-handler");
const { protect } = require("./auth");
const app = express();
app.put("/api/orders/:id/pay", protect, asyncHandler(async (req, res) => {
  const order = await Order.findById(req.params.id);
  if (order) {
    order.isPaid = true;
    order.paidAt = Date.now();
    order.paymentResult = { id: req.body.id, status: req.body.status };
    res.json(await order.save());
  }
}));
`,
      "src/auth.js": `const jwt = require("jsonwebtoken");
exports.protect = (req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.S); next(); } catch { res.status(401).end(); }
};
`,
    },
  ],
  [
    "success page next route",
    {
      "src/app/api/checkout/success/route.ts": `import { prisma } from "@/lib/prisma";
import { redirect } from "next/navigation";
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("order");
  await prisma.order.update({ where: { id: id! }, data: { isPaid: true } });
  redirect("/thank-you");
}
`,
    },
  ],
  [
    "server action",
    {
      "src/app/actions.ts": `"use server";
import { prisma } from "@/lib/prisma";
export async function markOrderPaid(orderId: string) {
  await prisma.order.update({ where: { id: orderId }, data: { status: "PAID", paidAt: new Date() } });
}
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  ["what a cashier was handed", noted("amountTendered")],
  [
    "a page that asks the provider, and one that only shows the time",
    {
      "pages/checkout/thank-you.jsx": `import Stripe from "stripe";
import { Pool } from "pg";
const stripe = new Stripe(process.env.KEY);
const pool = new Pool();
export default function ThankYou({ number }) { return <p>{number}</p>; }
export async function getServerSideProps({ query }) {
  const intent = await stripe.paymentIntents.retrieve(String(query.payment_intent));
  if (intent.status === "succeeded") {
    await pool.query("UPDATE orders SET paid_at = now() WHERE number = $1", [intent.metadata.order]);
  }
  return { props: { number: intent.metadata.order } };
}
`,
      "pages/checkout/complete.jsx": `import { Pool } from "pg";
const pool = new Pool();
export default function Complete({ paid }) { return <p>{paid}</p>; }
export async function getServerSideProps({ query }) {
  await pool.query("UPDATE orders SET seen_at = now() WHERE number = $1", [String(query.order)]);
  return { props: { paid: true } };
}
`,
    },
  ],
  [
    "success page of Next.js that asks the provider",
    {
      "app/success/page.tsx": `import Stripe from "stripe";
import { prisma } from "@/lib/prisma";
const stripe = new Stripe(process.env.STRIPE_KEY);
export default async function Success({ searchParams }) {
  const { session_id } = await searchParams;
  const session = await stripe.checkout.sessions.retrieve(session_id);
  if (session.payment_status === "paid") await prisma.order.update({ where: { id: session.metadata.orderId }, data: { status: "PAID" } });
  return <h1>Thank you!</h1>;
}
`,
    },
  ],
  [
    "session retrieved",
    {
      "src/app/api/checkout/success/route.ts": `import Stripe from "stripe";
import { prisma } from "@/lib/prisma";
const stripe = new Stripe(process.env.K!);
export async function GET(request: Request) {
  const session = await stripe.checkout.sessions.retrieve(new URL(request.url).searchParams.get("session_id")!);
  if (session.payment_status === "paid") await prisma.order.update({ where: { id: session.metadata!.orderId }, data: { isPaid: true } });
  return Response.json({});
}
`,
    },
  ],
  [
    "cod",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/orders", async (req, res) => {
  const order = new Order({ items: req.session.cart, status: "pending", isPaid: false });
  await order.save();
  res.json(order);
});
`,
    },
  ],
  [
    "admin deliver",
    {
      "src/app.js": `const express = require("express");
const { protect, admin } = require("./auth");
const app = express();
app.put("/api/orders/:id/pay", protect, admin, async (req, res) => {
  await Order.findByIdAndUpdate(req.params.id, { isPaid: true });
  res.end();
});
`,
      "src/auth.js": `exports.protect = (req, res, next) => { if (!req.user) return res.status(401).end(); next(); };
exports.admin = (req, res, next) => { if (!req.user.isAdmin) return res.status(403).end(); next(); };
`,
    },
  ],
  [
    "what carriers and warehouses say of an order",
    {
      "src/order.resolver.ts": `import { Mutation, Resolver } from "@nestjs/graphql";
@Resolver("Order")
export class OrderResolver {
  @Mutation()
  async updateOrderCarrierStatus(_context, { orderId, status }) {
    const change = { isPaid: false };
    if (status === "handed over") change.isPaid = true;
    return Order.findByIdAndUpdate(orderId, change);
  }
  @Mutation()
  async updateOrderWarehouseStatus(_context, { orderId, status }) {
    return Order.findByIdAndUpdate(orderId, { isPaid: true, status });
  }
}
`,
    },
  ],
  [
    "a payment that the store has kept already",
    {
      "app/api/orders/[id]/confirm/route.ts": confirming(
        '(order.payments || []).some((each) => ["SUCCEEDED", "PAID"].includes(String(each.status)))',
      ),
    },
  ],
  [
    "free order",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/orders/complete", async (req, res) => {
  const order = await Order.findById(req.body.id);
  if (order.total === 0) { order.isPaid = true; await order.save(); }
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
];

describe("fulfilment-from-return-url", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it("does not take a mutation for an address that a browser comes back to", () => {
    const resolver = `import { Mutation, Resolver } from "@nestjs/graphql";
@Resolver("Order")
export class OrderResolver {
  @Mutation()
  async updateOrderStatus(_context, { orderId, status }) {
    return Order.findByIdAndUpdate(orderId, { isPaid: true, status });
  }
}
`;
    const files = { "package.json": PACKAGE, "src/order.resolver.ts": resolver };
    expect(projectFindings(rule, files).map(({ message }) => message)).toEqual([
      expect.stringContaining("because the customer's browser says so"),
    ]);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
