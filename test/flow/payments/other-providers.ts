import express from "express";
import braintree from "braintree";
import createMollieClient from "@mollie/api-client";
import Razorpay from "razorpay";
import { cartTotal } from "./cart";

const app = express();
app.use(express.json());
const gateway = new braintree.BraintreeGateway({
  environment: braintree.Environment.Production,
  merchantId: process.env.BT_MERCHANT!,
  publicKey: process.env.BT_PUBLIC!,
  privateKey: process.env.BT_PRIVATE!,
});
const mollie = createMollieClient({ apiKey: process.env.MOLLIE_KEY! });
const razorpay = new Razorpay({ key_id: process.env.RZP_ID!, key_secret: process.env.RZP_SECRET });

app.post("/braintree", async (req, res) => {
  await gateway.transaction.sale({
    amount: req.body.amount, // !alert client-supplied-amount
    paymentMethodNonce: req.body.nonce,
  });
  res.sendStatus(201);
});
app.post("/mollie", async (req, res) => {
  const payment = await mollie.payments.create({
    amount: { currency: "EUR", value: req.body.total }, // !alert client-supplied-amount
    description: "Order",
    redirectUrl: "https://shop.example.com/thanks",
  });
  res.json({ id: payment.id });
});
app.post("/razorpay", async (req, res) => {
  const order = await razorpay.orders.create({ amount: req.body.amount, currency: "INR" }); // !alert client-supplied-amount
  res.json({ id: order.id });
});
app.post("/razorpay-cart", async (req, res) => {
  const amount = await cartTotal(req.body.cartId);
  const order = await razorpay.orders.create({ amount, currency: "INR" }); // !safe client-supplied-amount
  res.json({ id: order.id });
});
