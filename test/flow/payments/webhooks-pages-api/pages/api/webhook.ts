import type { NextApiRequest, NextApiResponse } from "next";
import getRawBody from "raw-body";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const raw = await getRawBody(req);
  const event = stripe.webhooks.constructEvent(raw, req.headers["stripe-signature"] as string, process.env.WEBHOOK_KEY!); // !safe webhook-parsed-body-verified
  res.json({ received: event.type });
}
