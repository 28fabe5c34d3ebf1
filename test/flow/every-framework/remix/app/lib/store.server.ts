import { PrismaClient } from "@prisma/client";
import Stripe from "stripe";
import nodemailer from "nodemailer";

const db = new PrismaClient();
const stripe = new Stripe(process.env.STRIPE_KEY!);
const mailer = nodemailer.createTransport(process.env.SMTP_URL);

export const charge = (amount: number) => stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
export async function chargeCart(id: string) {
  const cart = await db.cart.findUniqueOrThrow({ where: { id } });
  return stripe.paymentIntents.create({ amount: cart.total, currency: "eur" }); // !safe client-supplied-amount
}
export async function priceOf(sku: string, quantity: number) {
  const product = await db.product.findUniqueOrThrow({ where: { sku } });
  return product.price * quantity; // !alert negative-or-huge-quantity
}
export async function priceOfSome(sku: string, quantity: number) {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 50) throw new Response(null, { status: 400 });
  const product = await db.product.findUniqueOrThrow({ where: { sku } });
  return product.price * quantity; // !safe negative-or-huge-quantity
}
export const orderById = (id: string) => db.order.findUnique({ where: { id } }); // !alert idor-by-request-id
export const ownOrder = (id: string, userId: string) => db.order.findFirst({ where: { id, userId } }); // !safe idor-by-request-id
export const remember = (userId: string, sku: string) => db.wish.create({ data: { userId, sku } }); // !alert trusted-user-id-from-client
export const rememberMine = (userId: string, sku: string) => db.wish.create({ data: { userId, sku } }); // !safe trusted-user-id-from-client
export const sendReset = (base: string) => mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${base}/reset` }); // !alert reset-link-host-header
export const sendOwnReset = () => mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${process.env.SHOP_URL}/reset` }); // !safe reset-link-host-header
export const keepCard = (number: string) => db.card.create({ data: { number } }); // !alert card-data-handled
export const keepToken = (token: string) => db.card.create({ data: { token } }); // !safe card-data-handled
