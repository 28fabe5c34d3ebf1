import { sql as drizzleSql } from "drizzle-orm";
import { Prisma } from "@prisma/client";
import { db, prisma } from "./db";

export async function searchProducts(term: string) {
  return prisma.$queryRawUnsafe(`SELECT * FROM "Product" WHERE name ILIKE '%${term}%'`); // !alert sql-injection
}
export async function searchProductsBound(term: string) {
  return prisma.$queryRawUnsafe('SELECT * FROM "Product" WHERE name ILIKE $1', `%${term}%`); // !safe sql-injection
}
export const tagged = (term: string) => prisma.$queryRaw`SELECT * FROM "Product" WHERE name = ${term}`; // !safe sql-injection
export const composed = (order: string) => prisma.$queryRaw`SELECT * FROM "Product" ORDER BY ${Prisma.raw(order)}`; // !alert sql-injection
export const viaDrizzle = (order: string) => db.execute(drizzleSql`select * from product order by ${drizzleSql.raw(order)}`); // !alert sql-injection
export const viaDrizzleBound = (name: string) => db.execute(drizzleSql`select * from product where name = ${name}`); // !safe sql-injection
