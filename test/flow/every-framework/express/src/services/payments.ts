import Stripe from "stripe";
import { carts } from "./carts";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export function charge(amount: number, currency: string) {
  return stripe.paymentIntents.create({ amount, currency }); // !alert client-supplied-amount
}
export async function chargeCart(id: string) {
  const cart = await carts.load(id);
  return stripe.paymentIntents.create({ amount: cart.total, currency: "eur" }); // !safe client-supplied-amount
}
