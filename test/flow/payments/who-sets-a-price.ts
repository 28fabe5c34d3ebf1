import express from "express";
import Stripe from "stripe";
import { PrismaClient } from "@prisma/client";
import { shopifyApp } from "@shopify/shopify-app-remix/server";

const app = express();
app.use(express.json());
const stripe = new Stripe("");
const prisma = new PrismaClient();
const { authenticate } = shopifyApp({ appUrl: "" });

app.post("/admin/orders", async (req, res) => {
  await prisma.order.create({ data: { total: req.body.total, note: "draft" } }); // !safe client-supplied-order-total
  res.sendStatus(201);
});

app.post("/funding", async (req, res) => {
  await authenticate.admin(req as any);
  const charge = await stripe.paymentIntents.create({ amount: req.body.amount, currency: "usd" }); // !safe client-supplied-amount
  res.json(charge);
});

app.post("/events", async (req, res) => {
  if (!verifyWebhookSignature(req)) return res.sendStatus(400);
  await prisma.order.create({ data: { total: req.body.total, note: "paid" } }); // !safe client-supplied-order-total
  res.sendStatus(201);
});

app.post("/checkout", async (req, res) => {
  await notifyAdmin(req.body.email);
  await stripe.paymentIntents.create({ amount: req.body.amount, currency: "usd" }); // !alert client-supplied-amount
  await prisma.order.create({ data: { total: req.body.total, note: "new" } }); // !alert client-supplied-order-total
  res.sendStatus(201);
});

declare function verifyWebhookSignature(request: express.Request): boolean;
declare function notifyAdmin(email: string): Promise<void>;
