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

type Line = { sku: string; quantity: number; unitPrice: number };

function sumOf(lines: Line[]) {
  return lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0); // !alert negative-or-huge-quantity
}

function linesOf(offer: { sku: string; isForAll: boolean }, lines: Line[]) {
  return offer.isForAll ? lines : lines.filter((line) => line.sku === offer.sku);
}

// Lines that a function picked out by what they are called keep their prices apart from their quantities.
app.post("/picked", async (req, res) => {
  const products = await prisma.product.findMany();
  const offer = await prisma.offer.findFirst();
  const lines = req.body.items.map((item: Line) => {
    const product = products.find(({ sku }) => sku === item.sku);
    return { sku: product.sku, quantity: item.quantity, unitPrice: Number(product.price) };
  });
  const amount = sumOf(lines) - sumOf(linesOf(offer, lines)) * offer.part;
  await stripe.paymentIntents.create({ amount, currency: "eur" }); // !safe client-supplied-amount
  res.end();
});

app.post("/picked/own", async (req, res) => {
  const offer = await prisma.offer.findFirst();
  const amount = sumOf(linesOf(offer, req.body.items));
  await stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
  res.end();
});

app.post("/picked/priced", async (req, res) => {
  const offer = await prisma.offer.findFirst();
  const lines = req.body.items.map(({ sku, quantity, unitPrice }: Line) => ({ sku, quantity, unitPrice }));
  const amount = sumOf(linesOf(offer, lines));
  await stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
  res.end();
});

// Lines that are kept by their seller keep their prices apart, too.
app.post("/kept", async (req, res) => {
  const products = await prisma.product.findMany();
  const bySeller = new Map<string, Line[]>();
  for (const item of req.body.items as Line[]) {
    const product = products.find(({ sku }) => sku === item.sku);
    const lines = bySeller.get(product.seller) ?? [];
    lines.push({ sku: product.sku, quantity: item.quantity, unitPrice: Number(product.price) });
    bySeller.set(product.seller, lines);
  }
  for (const [seller, lines] of bySeller) {
    const amount = sumOf(lines);
    await stripe.paymentIntents.create({ amount, currency: "eur", transfer_group: seller }); // !safe client-supplied-amount
  }
  res.end();
});

app.post("/kept/own", async (req, res) => {
  const bySeller = new Map<string, Line[]>();
  for (const line of req.body.items as Line[]) bySeller.set(line.sku, [line]);
  for (const [, lines] of bySeller) {
    const amount = sumOf(lines);
    await stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
  }
  res.end();
});
