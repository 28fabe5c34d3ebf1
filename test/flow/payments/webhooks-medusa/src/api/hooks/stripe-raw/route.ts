import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const event = stripe.webhooks.constructEvent(req.rawBody as Buffer, req.headers["stripe-signature"] as string, process.env.WEBHOOK_KEY!); // !safe webhook-parsed-body-verified
  res.json({ received: event.type });
}
