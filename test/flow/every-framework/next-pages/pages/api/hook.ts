import type { NextApiRequest, NextApiResponse } from "next";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const event = stripe.webhooks.constructEvent(JSON.stringify(req.body), req.headers["stripe-signature"]!, process.env.HOOK_KEY!); // !alert webhook-parsed-body-verified
  res.json({ received: event.type });
}
