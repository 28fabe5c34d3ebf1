import express from "express";
import { createHmac, timingSafeEqual } from "node:crypto";
import Stripe from "stripe";

const app = express();
const stripe = new Stripe(process.env.STRIPE_KEY!);

app.post("/webhooks/stripe", express.raw({ type: "application/json" }), (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"] as string, process.env.WEBHOOK_KEY!); // !safe webhook-parsed-body-verified
  res.json({ received: event.type });
});

app.use(express.json({ verify: (req, _res, buffer) => Object.assign(req, { rawBody: buffer }) }));

app.post("/webhooks/orders", (req, res) => {
  const raw = (req as unknown as { rawBody: Buffer }).rawBody;
  const digest = createHmac("sha256", process.env.WEBHOOK_KEY!).update(raw).digest(); // !safe webhook-parsed-body-verified
  const given = Buffer.from(String(req.headers["x-signature"]), "hex");
  if (given.length !== digest.length || !timingSafeEqual(given, digest)) return res.sendStatus(401);
  res.sendStatus(204);
});
