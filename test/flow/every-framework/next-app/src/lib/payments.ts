import "server-only";
import Stripe from "stripe";
import { db } from "./db";

const stripe = new Stripe(process.env.STRIPE_KEY!);
interface Item {
  name: string;
  price: number;
  quantity: number;
}
export const session = (items: Item[]) =>
  stripe.checkout.sessions.create({
    mode: "payment",
    line_items: items.map((item) => ({
      quantity: item.quantity,
      price_data: { currency: "eur", product_data: { name: item.name }, unit_amount: item.price * 100 }, // !alert client-supplied-amount
    })),
  });
export async function sessionFor(ids: string[]) {
  const products = await db.product.findMany({ where: { id: { in: ids } } });
  return stripe.checkout.sessions.create({
    mode: "payment",
    line_items: products.map((product) => ({
      quantity: 1,
      price_data: { currency: "eur", product_data: { name: product.name }, unit_amount: product.price }, // !safe client-supplied-amount
    })),
  });
}
