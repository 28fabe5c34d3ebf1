import express from "express";
import Stripe from "stripe";
import { createCheckout } from "@lemonsqueezy/lemonsqueezy.js";
import { prisma } from "./prisma";

const app = express();
app.use(express.json());
const stripe = new Stripe("key");
const PRICES = ["price_monthly", "price_yearly"];

app.post("/a", async (req, res) => {
  const { priceId } = req.body; // !source
  const session = await stripe.checkout.sessions.create({ mode: "subscription", line_items: [{ price: priceId, quantity: 1 }] }); // !alert client-chosen-price-id
  res.json({ url: session.url });
});
app.post("/b", async (req, res) => {
  res.json(await stripe.subscriptions.create({ customer: "cus", items: [{ price: req.body.plan }] })); // !alert client-chosen-price-id
});
app.post("/c", async (req, res) => {
  res.json(await createCheckout("store", req.body.variant)); // !alert client-chosen-price-id
});
app.post("/d", async (req, res) => {
  if (!PRICES.includes(req.body.priceId)) return res.sendStatus(400);
  res.json(await stripe.subscriptions.create({ customer: "cus", items: [{ price: req.body.priceId }] })); // !safe client-chosen-price-id
});
app.post("/e", async (req, res) => {
  const plan = await prisma.plan.findUnique({ where: { id: req.body.planId } });
  res.json(await stripe.subscriptions.create({ customer: "cus", items: [{ price: plan.stripePriceId }] })); // !safe client-chosen-price-id
});
app.post("/f", async (req, res) => {
  res.json(await stripe.subscriptions.create({ customer: req.body.customer, items: [{ price: process.env.PRICE }] })); // !safe client-chosen-price-id
});
