import type { NextApiRequest, NextApiResponse } from "next";
import Stripe from "stripe";
import { prisma } from "../../lib/prisma";

const stripe = new Stripe(process.env.STRIPE_KEY!);
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "PUT") {
    const cart = await prisma.cart.findUniqueOrThrow({ where: { id: String(req.body.cartId) } });
    return res.json(await stripe.paymentIntents.create({ amount: cart.total, currency: "eur" })); // !safe client-supplied-amount
  }
  const intent = await stripe.paymentIntents.create({ amount: req.body.amount, currency: "eur" }); // !alert client-supplied-amount
  res.json({ secret: intent.client_secret });
}
