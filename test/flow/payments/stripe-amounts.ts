import express from "express";
import Stripe from "stripe";
import { z } from "zod";
import { products } from "./products";

const app = express();
app.use(express.json());
const stripe = new Stripe(process.env.STRIPE_KEY!);
const PRICES: Record<string, number> = { small: 1900, large: 4900 };
const Donation = z.object({ amount: z.number().int().min(100).max(100_000) });

app.post("/pay/a", async (req, res) => {
  const intent = await stripe.paymentIntents.create({
    amount: req.body.amount, // !alert client-supplied-amount !sink(amount)
    currency: "eur",
  });
  res.json({ secret: intent.client_secret });
});
app.post("/pay/b", async (req, res) => {
  const amount = Math.round(Number(req.body.total) * 100); // !source
  const intent = await stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
  res.json({ secret: intent.client_secret });
});
app.post("/pay/c", async (req, res) => {
  const product = await products.findById(String(req.body.productId));
  const intent = await stripe.paymentIntents.create({ amount: product.price, currency: "eur" }); // !safe client-supplied-amount
  res.json({ secret: intent.client_secret });
});
app.post("/pay/d", async (req, res) => {
  const amount = PRICES[req.body.size];
  if (amount === undefined) return res.sendStatus(400);
  const intent = await stripe.paymentIntents.create({ amount, currency: "eur" }); // !safe client-supplied-amount
  res.json({ secret: intent.client_secret });
});
app.post("/donate", async (req, res) => {
  const { amount } = Donation.parse(req.body);
  const intent = await stripe.paymentIntents.create({ amount, currency: "eur" }); // !safe client-supplied-amount
  res.json({ secret: intent.client_secret });
});
app.post("/pay/currency", async (req, res) => {
  const intent = await stripe.paymentIntents.create({
    amount: 4900,
    currency: req.body.currency, // !alert client-supplied-amount
  });
  res.json({ secret: intent.client_secret });
});
app.post("/pay/known-currency", async (req, res) => {
  const currency = ["eur", "chf"].includes(req.body.currency) ? req.body.currency : "eur";
  const intent = await stripe.paymentIntents.create({ amount: 4900, currency }); // !safe client-supplied-amount
  res.json({ secret: intent.client_secret });
});
app.post("/checkout", async (req, res) => {
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    success_url: "https://shop.example.com/thanks",
    line_items: req.body.items.map((item: { name: string; price: number; quantity: number }) => ({
      quantity: 1,
      price_data: {
        currency: "eur",
        product_data: { name: item.name },
        unit_amount: item.price, // !alert client-supplied-amount
      },
    })),
  });
  res.json({ url: session.url });
});
app.post("/checkout-by-price", async (req, res) => {
  const session = await stripe.checkout.sessions.create({ // !alert client-chosen-price-id
    mode: "payment",
    success_url: "https://shop.example.com/thanks",
    line_items: [{ price: req.body.priceId, quantity: 1 }], // !safe client-supplied-amount -- the amount of a price is kept by the provider
  });
  res.json({ url: session.url });
});
