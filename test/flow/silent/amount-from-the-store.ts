import express from "express";
import Stripe from "stripe";
import { Cart } from "./models/cart";

const app = express();
app.use(express.json());
const stripe = new Stripe(process.env.STRIPE_KEY!);

app.post("/pay/:cart", async (req, res) => {
  const cart = await Cart.findOne({ _id: req.params.cart, customer: req.session.customerId });
  const total = cart.lines.reduce((sum: number, line: { price: number; quantity: number }) => sum + line.price * line.quantity, 0); // !safe negative-or-huge-quantity -- what is in the cart was stored before
  const intent = await stripe.paymentIntents.create({
    amount: Math.round(total * 100), // !safe client-supplied-amount
    currency: cart.currency, // !safe client-supplied-amount
    receipt_email: req.body.email,
    description: `Order ${req.body.reference}`,
  });
  res.json({ secret: intent.client_secret });
});
