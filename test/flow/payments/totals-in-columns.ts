"use server";
// Columns of orders are named in small letters with lines between the words as often as not.
import { createClient } from "@supabase/supabase-js";
import { PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/node-postgres";
import { products, orders, orderItems } from "./schema";

const db = drizzle(process.env.DATABASE_URL!);
const supabase = createClient(process.env.URL!, process.env.KEY!);
const prisma = new PrismaClient();
interface Line {
  readonly id: string;
  readonly quantity: number;
  readonly price: number;
}

export async function order(lines: readonly Line[], totalPrice: number) {
  const made = { status: "open", total_amount: totalPrice };
  await db.insert(orders).values(made); // !alert client-supplied-order-total
  await db.insert(orderItems).values(lines.map((line) => ({ product_id: line.id, unit_price: line.price }))); // !alert client-supplied-order-total
  await db.insert(orders).values({ total_amount: await totalOf(lines) }); // !safe client-supplied-order-total
  await db.insert(orders).values({ note_of_total: String(totalPrice) }); // !safe client-supplied-order-total
}

export async function leave(subtotal: number) {
  await prisma.cartAbandonmentEvent.create({ data: { subtotal } }); // !safe client-supplied-order-total
  await prisma.cart.create({ data: { subtotal } }); // !alert client-supplied-order-total
}

export async function orderAgain(lines: readonly Line[], total: number) {
  await supabase.from("orders").insert({ grand_total: total }); // !alert client-supplied-order-total
  await supabase.from("order_items").insert(lines.map((line) => ({ unit_price: line.price }))); // !alert client-supplied-order-total
  await prisma.order.create({ data: { final_amount: total } }); // !alert client-supplied-order-total
  await prisma.orderItem.createMany({ data: lines.map((line) => ({ price: line.price })) }); // !alert client-supplied-order-total
  await prisma.product.createMany({ data: lines.map((line) => ({ price: line.price })) }); // !safe client-supplied-order-total
  await prisma.order.update({ where: { id: String(lines[0]?.id) }, data: { shippingFee: total } }); // !alert client-supplied-order-total, idor-by-request-id
}

async function totalOf(lines: readonly Line[]): Promise<number> {
  let total = 0;
  for (const { id } of lines) {
    const [found] = await db.select().from(products).where(id);
    total += found?.price ?? 0;
  }
  return total;
}
