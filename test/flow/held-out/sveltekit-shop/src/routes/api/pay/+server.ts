import { json } from "@sveltejs/kit";
import Stripe from "stripe";
import { bowls } from "$lib/server/store";

const stripe = new Stripe(process.env["STRIPE_KEY"]!);
const optionsOf = (amount: number, currency = "eur") => ({ amount, currency, automatic_payment_methods: { enabled: true } });

export async function POST({ request }) {
  const form = await request.formData();
  const intent = await stripe.paymentIntents.create(optionsOf(Number(form.get("amount")))); // !alert client-supplied-amount
  return json(intent.client_secret);
}
export async function PUT({ request }) {
  const form = await request.formData();
  const [bowl] = await bowls.tagged("name", String(form.get("bowl")));
  const intent = await stripe.paymentIntents.create(optionsOf(bowl!["price"])); // !safe client-supplied-amount
  return json(intent.client_secret);
}
