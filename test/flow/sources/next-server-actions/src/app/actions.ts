"use server";

import { PrismaClient } from "@prisma/client";
import { redirect } from "next/navigation";

const db = new PrismaClient();

export async function searchProducts(term: string) {
  return db.$queryRawUnsafe(`SELECT id FROM products WHERE title LIKE '%${term}%'`); // !alert sql-injection
}

export async function subscribe(previous: unknown, formData: FormData) {
  const back = formData.get("back") as string; // !source
  redirect(back); // !alert open-redirect
}

export async function countByBrand(brand: string) {
  return db.$queryRaw`SELECT count(*) FROM products WHERE brand = ${brand}`; // !safe sql-injection
}

async function byShelf(shelf: string) {
  return db.$queryRawUnsafe(`SELECT id FROM products WHERE shelf = '${shelf}'`); // !safe sql-injection -- not exported and only called with a constant
}

export async function newArrivals() {
  return byShelf("new");
}
