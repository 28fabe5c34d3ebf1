import { Router, json, raw } from "express";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
export const hooks = Router();

hooks.post("/stripe", raw({ type: "application/json" }), (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"]!, process.env.HOOK_KEY!); // !safe webhook-parsed-body-verified
  res.json({ received: event.type });
});
hooks.post("/stripe-test", json(), (req, res) => {
  const event = stripe.webhooks.constructEvent(JSON.stringify(req.body), req.headers["stripe-signature"]!, process.env.HOOK_KEY!); // !alert webhook-parsed-body-verified
  res.json({ received: event.type });
});
