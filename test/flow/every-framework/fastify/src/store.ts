import Stripe from "stripe";
import nodemailer from "nodemailer";
import { Pool } from "pg";

const pool = new Pool();
const stripe = new Stripe(process.env.STRIPE_KEY!);
const mailer = nodemailer.createTransport(process.env.SMTP_URL);

export const charge = (amount: number, currency: string) =>
  stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: "Order" } } }], // !alert client-supplied-amount
  });
export async function chargeCart(id: string) {
  const { rows } = await pool.query("SELECT total FROM carts WHERE id = $1", [id]);
  return stripe.paymentIntents.create({ amount: rows[0].total, currency: "eur" }); // !safe client-supplied-amount
}
export async function orderById(id: string) {
  const { rows } = await pool.query("SELECT * FROM orders WHERE id = $1", [id]); // !alert idor-by-request-id
  return rows[0];
}
export async function ownOrder(id: string, customer: string) {
  const { rows } = await pool.query("SELECT * FROM orders WHERE id = $1 AND customer_id = $2", [id, customer]); // !safe idor-by-request-id
  return rows[0];
}
export const remember = (customer: string, sku: string) =>
  pool.query("INSERT INTO wishes (customer_id, sku) VALUES ($1, $2)", [customer, sku]); // !alert trusted-user-id-from-client
export const rememberMine = (customer: string, sku: string) =>
  pool.query("INSERT INTO wishes (customer_id, sku) VALUES ($1, $2)", [customer, sku]); // !safe trusted-user-id-from-client
async function product(sku: string) {
  const { rows } = await pool.query("SELECT price FROM products WHERE sku = $1", [sku]);
  return rows[0];
}
export const priceOf = async (sku: string, quantity: number) => (await product(sku)).price * quantity; // !alert negative-or-huge-quantity
export const priceOfSome = async (sku: string, quantity: number) => (await product(sku)).price * quantity; // !safe negative-or-huge-quantity
export const sendReset = (base: string) =>
  mailer.sendMail({ to: "ann@shop.test", subject: "Reset", html: `<a href="${base}/reset">Reset</a>` }); // !alert reset-link-host-header
export const keepCard = (number: string) => pool.query("INSERT INTO cards (number) VALUES ($1)", [number]); // !alert card-data-handled
