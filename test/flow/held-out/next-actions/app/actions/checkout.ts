"use server";
import Stripe from "stripe";
import { prisma } from "../../lib/db";
import { currentCustomer } from "../../lib/session";

const stripe = new Stripe(process.env.STRIPE_KEY!);
type Line = { posterId: string; unitPrice: number; quantity: number };
const totalOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);

export async function checkout(lines: Line[]) {
  await currentCustomer();
  const intent = await stripe.paymentIntents.create({ amount: totalOf(lines), currency: "eur" }); // !alert client-supplied-amount
  return intent.client_secret;
}
export async function checkoutKnown(ids: string[]) {
  await currentCustomer();
  const posters = await prisma.poster.findMany({ where: { id: { in: ids.map(String) } } });
  const lines = posters.map((poster) => ({ posterId: poster.id, unitPrice: poster.price, quantity: 1 }));
  const intent = await stripe.paymentIntents.create({ amount: totalOf(lines), currency: "eur" }); // !safe client-supplied-amount
  return intent.client_secret;
}
export async function subscribe(priceId: string) {
  await currentCustomer();
  const session = await stripe.checkout.sessions.create({ mode: "subscription", line_items: [{ price: priceId, quantity: 1 }], success_url: "https://poster.example" }); // !alert client-chosen-price-id
  return session.url;
}
export async function subscribeKnown(plan: string) {
  await currentCustomer();
  const price = plan === "year" ? process.env.PRICE_YEAR : process.env.PRICE_MONTH;
  const session = await stripe.checkout.sessions.create({ mode: "subscription", line_items: [{ price, quantity: 1 }], success_url: "https://poster.example" }); // !safe client-chosen-price-id
  return session.url;
}
export async function placeOrder(total: number, note: string) {
  const customer = await currentCustomer();
  return prisma.order.create({ data: { customerId: customer.id, note, total } }); // !alert client-supplied-order-total
}
export async function placeOrderKnown(ids: string[], note: string) {
  const customer = await currentCustomer();
  const posters = await prisma.poster.findMany({ where: { id: { in: ids.map(String) } } });
  const total = posters.reduce((sum, poster) => sum + poster.price, 0);
  return prisma.order.create({ data: { customerId: customer.id, note, total } }); // !safe client-supplied-order-total
}
