"use server";
import { redirect } from "next/navigation";
import Stripe from "stripe";
import { z } from "zod";
import { prisma } from "@/lib/db";

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

export async function pay(items: { name: string; price: number; quantity: number }[]) {
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    line_items: items.map((item) => ({
      quantity: 1,
      price_data: { currency: "eur", product_data: { name: item.name }, unit_amount: item.price * 100 }, // !alert client-supplied-amount
    })),
    success_url: "https://shop.example/done",
  });
  redirect(session.url!); // !safe open-redirect
}

export async function payById(ids: string[]) {
  const products = await prisma.product.findMany({ where: { id: { in: z.array(z.string()).parse(ids) } } });
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    line_items: products.map((product) => ({
      quantity: 1,
      price_data: { currency: "eur", product_data: { name: product.name }, unit_amount: product.priceCents }, // !safe client-supplied-amount
    })),
    success_url: "https://shop.example/done",
  });
  redirect(session.url!); // !safe open-redirect
}

export async function leave(form: FormData) {
  redirect(form.get("next") as string); // !alert open-redirect
}

export async function rename(id: string, data: any) {
  await prisma.user.update({ where: { id }, data }); // !alert mass-assignment !either idor-by-request-id -- nobody is asked whose it is
}

export async function rawSearch(formData: FormData) {
  const q = formData.get("q");
  return prisma.$queryRawUnsafe("SELECT * FROM products WHERE name = '" + q + "'"); // !alert sql-injection
}
