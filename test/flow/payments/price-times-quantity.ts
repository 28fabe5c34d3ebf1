// What the shop keeps of a product, times a number of the sender, is the shop's price.
import { PrismaClient } from "@prisma/client";
import express from "express";
import Stripe from "stripe";

const app = express();
const prisma = new PrismaClient();
const stripe = new Stripe(process.env.STRIPE_KEY!);
app.use(express.json());

async function priceOf(sku: string) {
  return (await prisma.product.findUnique({ where: { sku } })).price;
}

app.post("/one", async (req, res) => {
  const product = await prisma.product.findUnique({ where: { sku: String(req.body.sku) } });
  const amount = product.price * Number(req.body.quantity); // !alert negative-or-huge-quantity
  await stripe.paymentIntents.create({ amount, currency: "eur" }); // !safe client-supplied-amount
  res.end();
});

app.post("/asked", async (req, res) => {
  let amount = 0;
  for (const { sku, quantity } of req.body.items) amount += (await priceOf(sku)) * quantity;
  await stripe.paymentIntents.create({ amount: amount * 100, currency: "eur" }); // !safe client-supplied-amount
  res.end();
});

app.post("/own", async (req, res) => {
  const product = await prisma.product.findUnique({ where: { sku: String(req.body.sku) } });
  const amount = req.body.price * product.piecesPerBox;
  await stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
  res.end();
});
