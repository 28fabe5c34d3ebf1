import express, { type Request, type Response } from "express";
import Stripe from "stripe";
import Razorpay from "razorpay";
import createMollieClient from "@mollie/api-client";
import paypal from "@paypal/checkout-server-sdk";
import { CheckoutAPI, Client } from "@adyen/api-library";
import braintree from "braintree";
import axios from "axios";
import { PrismaClient } from "@prisma/client";
import { totalOf } from "./totals";

const app = express();
app.use(express.json());
const stripe = new Stripe(process.env.STRIPE!);
const razorpay = new Razorpay({ key_id: "a", key_secret: process.env.RAZORPAY });
const mollie = createMollieClient({ apiKey: process.env.MOLLIE! });
const environment = new paypal.core.SandboxEnvironment("id", process.env.PAYPAL!);
const client = new paypal.core.PayPalHttpClient(environment);
const checkout = new CheckoutAPI(new Client({ apiKey: process.env.ADYEN! }));
const gateway = new braintree.BraintreeGateway({ environment: braintree.Environment.Sandbox, merchantId: "m", publicKey: "p", privateKey: process.env.BT! });
const prisma = new PrismaClient();

app.post("/stripe", async (req: Request, res: Response) => {
  const { cart } = req.body;
  const total = cart.items.reduce((sum: number, item: any) => sum + item.price * item.quantity, 0);
  const intent = await stripe.paymentIntents.create({ amount: total, currency: "usd" }); // !alert client-supplied-amount
  res.json({ secret: intent.client_secret });
});
app.post("/stripe/server", async (req, res) => {
  const total = await totalOf(req.body.cartId);
  const intent = await stripe.paymentIntents.create({ amount: total, currency: "usd" }); // !safe client-supplied-amount
  res.json({ secret: intent.client_secret });
});
app.post("/razorpay", async (req, res) => {
  const options = { amount: Number(req.body.amount) * 100, currency: "INR", receipt: "r" };
  res.json(await razorpay.orders.create(options)); // !alert client-supplied-amount
});
app.post("/mollie", async (req, res) => {
  const payment = await mollie.payments.create({
    amount: { currency: "EUR", value: parseFloat(req.body.total).toFixed(2) }, // !alert client-supplied-amount
    description: "Order",
    redirectUrl: "https://shop.example/return",
  });
  res.redirect(payment.getCheckoutUrl()!); // !safe open-redirect
});
app.post("/paypal", async (req, res) => {
  const request = new paypal.orders.OrdersCreateRequest();
  request.requestBody({ intent: "CAPTURE", purchase_units: [{ amount: { currency_code: "USD", value: req.body.value } }] }); // !alert client-supplied-amount
  res.json(await client.execute(request));
});
app.post("/adyen", async (req, res) => {
  const session = await checkout.PaymentsApi.sessions({ amount: { currency: "EUR", value: req.body.amount.value }, reference: "x" } as any); // !alert client-supplied-amount
  res.json(session);
});
app.post("/braintree", async (req, res) => {
  const result = await gateway.transaction.sale({ amount: req.body.amount, paymentMethodNonce: req.body.nonce }); // !alert client-supplied-amount
  res.json(result);
});
app.post("/paystack", async (req, res) => {
  const { data } = await axios.post("https://api.paystack.co/transaction/initialize", { email: req.body.email, amount: req.body.amount }); // !alert client-supplied-amount
  res.json(data);
});
app.post("/orders", async (req, res) => {
  const order = await prisma.order.create({ data: { userId: 1, total: req.body.total, items: { create: [] } } }); // !alert client-supplied-order-total
  res.json(order);
});
app.post("/orders/own", async (req, res) => {
  const order = await prisma.order.create({ data: { userId: 1, total: await totalOf(req.body.cartId) } }); // !safe client-supplied-order-total
  res.json(order);
});
app.post("/cart", async (req, res) => {
  const product = await prisma.product.findUniqueOrThrow({ where: { id: String(req.body.productId) } });
  const line = product.price * req.body.quantity; // !alert negative-or-huge-quantity
  const { quantity } = req.body;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 100) return void res.sendStatus(400);
  const safe = product.price * quantity; // !safe negative-or-huge-quantity
  res.json({ line, safe });
});
