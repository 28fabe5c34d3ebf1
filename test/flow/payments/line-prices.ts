import express from "express";
import Stripe from "stripe";
import { Order, Product } from "./models";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const app = express();
app.use(express.json());

interface Line {
  price: number;
  count: number;
}

// What a customer says something costs, times how many: added up in a function that knows neither.
const totalOf = (lines: Line[]) =>
  lines.reduce((total, line) => total + line.price * line.count, 0) * 100; // !alert negative-or-huge-quantity

app.post("/charge", async (req, res) => {
  const intent = await stripe.paymentIntents.create({
    amount: totalOf(req.body.lines), // !alert client-supplied-amount
    currency: "eur",
  });
  res.json({ secret: intent.client_secret });
});

app.post("/charge-here", async (req, res) => {
  const intent = await stripe.paymentIntents.create({
    amount: req.body.lines.reduce((sum: number, { price, count }: Line) => sum + price * count, 0), // !alert client-supplied-amount
    currency: "eur",
  });
  res.json({ secret: intent.client_secret });
});

app.post("/charge-for-stock", async (req, res) => {
  const { stock } = (await Product.findById(req.params.id))!;
  const intent = await stripe.paymentIntents.create({
    amount: Number(req.body.price) * stock, // !alert client-supplied-amount
    currency: "eur",
  });
  res.json({ secret: intent.client_secret });
});

// The same sum of what the shop's own catalogue says.
app.post("/charge-catalogue", async (req, res) => {
  const lines = await Promise.all(
    req.body.lines.map(async (line: Line & { id: string }) => ({
      ...line,
      price: (await Product.findById(line.id))!.price,
    })),
  );
  const intent = await stripe.paymentIntents.create({
    amount: totalOf(lines), // !safe client-supplied-amount
    currency: "eur",
  });
  res.json({ secret: intent.client_secret });
});

const lineTotal = (price: number, quantity: number) => price * quantity;

app.post("/one", async (req, res) => {
  const product = (await Product.findById(req.body.id))!;
  const intent = await stripe.paymentIntents.create({
    amount: lineTotal(product.price, req.body.quantity), // !safe client-supplied-amount
    currency: "eur",
  });
  const half = await stripe.paymentIntents.create({
    amount: product.price * req.body.rate, // !safe client-supplied-amount
    currency: "eur",
  });
  res.json({ secret: intent.client_secret, half });
});
