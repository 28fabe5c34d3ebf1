import { Hono } from "hono";
import { zValidator } from "@hono/zod-validator";
import { z } from "zod";
import Stripe from "stripe";
import { Resend } from "resend";
import { eq } from "drizzle-orm";
import { db } from "./db";
import { cards, carts, products } from "./schema";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const resend = new Resend(process.env.RESEND_KEY);
export const checkout = new Hono();

checkout.post("/pay", async (c) => {
  const { amount, currency } = await c.req.json();
  return c.json(await stripe.paymentIntents.create({ amount, currency })); // !alert client-supplied-amount
});
checkout.post("/pay-cart", async (c) => {
  const { cartId } = await c.req.json();
  const [cart] = await db.select().from(carts).where(eq(carts.id, cartId));
  return c.json(await stripe.paymentIntents.create({ amount: cart.total, currency: "eur" })); // !safe client-supplied-amount
});
checkout.post("/quote", async (c) => {
  const line = await c.req.json<{ sku: string; quantity: number }>();
  const [product] = await db.select().from(products).where(eq(products.sku, line.sku));
  return c.json({ total: product.price * line.quantity }); // !alert negative-or-huge-quantity
});
const Line = z.object({ sku: z.string(), quantity: z.number().int().min(1).max(50) });
checkout.post("/quote-some", zValidator("json", Line), async (c) => {
  const line = c.req.valid("json");
  const [product] = await db.select().from(products).where(eq(products.sku, line.sku));
  return c.json({ total: product.price * line.quantity }); // !safe negative-or-huge-quantity
});
checkout.post("/forgot", async (c) => {
  const link = `https://${c.req.header("host")}/reset`;
  await resend.emails.send({ from: "shop@shop.test", to: "ann@shop.test", subject: "Reset", html: `<a href="${link}">Reset</a>` }); // !alert reset-link-host-header
  return c.body(null, 202);
});
checkout.post("/cards", async (c) => {
  const body = await c.req.json();
  console.info("paying with", body.cardNumber); // !alert card-data-logged, log-injection
  await db.insert(cards).values({ number: body.cardNumber }); // !alert card-data-handled
  await db.insert(cards).values({ token: body.token }); // !safe card-data-handled
  return c.body(null, 201);
});
checkout.post("/hook", async (c) => {
  const body = await c.req.json();
  const event = await stripe.webhooks.constructEventAsync(JSON.stringify(body), c.req.header("stripe-signature")!, process.env.HOOK_KEY!); // !alert webhook-parsed-body-verified
  return c.json({ received: event.type });
});
checkout.post("/raw-hook", async (c) => {
  const event = await stripe.webhooks.constructEventAsync(await c.req.text(), c.req.header("stripe-signature")!, process.env.HOOK_KEY!); // !safe webhook-parsed-body-verified
  return c.json({ received: event.type });
});
