import { Hono } from "hono";
import Stripe from "stripe";
import type { Env } from "./env";

type Wish = { stamp: string; price: number; count: number };
const sum = (wishes: readonly Wish[]): number => {
  let total = 0;
  for (const { price, count } of wishes) total += price * count;
  return total;
};
export const checkout = new Hono<Env>();
checkout.post("/", async (c) => {
  const stripe = new Stripe(c.env.STRIPE_KEY);
  const { wishes } = await c.req.json<{ wishes: Wish[] }>();
  const intent = await stripe.paymentIntents.create({ amount: sum(wishes), currency: "eur" }); // !alert client-supplied-amount
  return c.json({ secret: intent.client_secret });
});
checkout.post("/known", async (c) => {
  const stripe = new Stripe(c.env.STRIPE_KEY);
  const { names } = await c.req.json<{ names: string[] }>();
  const marks = names.map(() => "?").join(",");
  const { results } = await c.env.DB.prepare(`SELECT name AS stamp, price, 1 AS count FROM stamps WHERE name IN (${marks})`).bind(...names).all<Wish>(); // !safe sql-injection
  const intent = await stripe.paymentIntents.create({ amount: sum(results), currency: "eur" }); // !safe client-supplied-amount
  return c.json({ secret: intent.client_secret });
});
checkout.post("/paypal", async (c) => {
  const { value, token } = await c.req.json<{ value: string; token: string }>();
  const body = { intent: "CAPTURE", purchase_units: [{ amount: { currency_code: "EUR", value } }] };
  const answer = await fetch("https://api-m.paypal.com/v2/checkout/orders", { method: "POST", headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) }); // !alert client-supplied-amount
  return c.json(await answer.json());
});
checkout.post("/paypal/known", async (c) => {
  const { name, token } = await c.req.json<{ name: string; token: string }>();
  const row = await c.env.DB.prepare("SELECT price FROM stamps WHERE name = ?").bind(name).first<{ price: string }>();
  const body = { intent: "CAPTURE", purchase_units: [{ amount: { currency_code: "EUR", value: row!.price } }] };
  const answer = await fetch("https://api-m.paypal.com/v2/checkout/orders", { method: "POST", headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) }); // !safe client-supplied-amount
  return c.json(await answer.json());
});
