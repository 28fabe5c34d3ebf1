import express from "express";
import Stripe from "stripe";
import { Client, OrdersController } from "@paypal/paypal-server-sdk";
import { APIContracts } from "authorizenet";
import klarna from "@klarna/payments";
import midtrans from "midtrans-client";
import { exec } from "node:child_process";
import { carts } from "./carts";

const app = express();
app.use(express.json());
const stripe = new Stripe(process.env.STRIPE_KEY!);
const orders = new OrdersController(new Client({}));
const snap = new midtrans.Snap({});

app.post("/hook", express.raw({ type: "*/*" }), (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.get("stripe-signature")!, process.env.HOOK_KEY!);
  exec(`notify ${event.data.object}`); // !safe command-injection
  res.end();
});
app.post("/portal", async (req, res) => {
  const session = await stripe.billingPortal.sessions.create({ customer: req.body.customer }); // !either idor-by-request-id -- nobody is asked who he is
  res.json({ url: session.url });
});
app.post("/paypal", async (req, res) => {
  const cart = await carts.load(String(req.body.id));
  await orders.createOrder({ body: { intent: "CAPTURE", purchaseUnits: [{ amount: { currencyCode: "EUR", value: req.body.total } }] } }); // !alert client-supplied-amount
  await orders.createOrder({ body: { intent: "CAPTURE", purchaseUnits: [{ amount: { currencyCode: "EUR", value: cart.total } }] } }); // !safe client-supplied-amount
  res.end();
});
app.post("/authorize", async (req, res) => {
  const request = new APIContracts.TransactionRequestType();
  request.setAmount(req.body.amount); // !alert client-supplied-amount
  await snap.createTransaction({ transaction_details: { order_id: "1", gross_amount: req.body.amount } }); // !alert client-supplied-amount
  await klarna.sessions.create({ order_amount: req.body.amount, purchase_currency: "EUR" }); // !alert client-supplied-amount
  res.end();
});
