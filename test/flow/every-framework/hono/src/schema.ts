import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const carts = pgTable("carts", { id: uuid().primaryKey(), total: integer() });
export const products = pgTable("products", { sku: text(), price: integer() });
export const orders = pgTable("orders", { id: uuid().primaryKey(), customerId: uuid() });
export const wishes = pgTable("wishes", { userId: uuid(), sku: text() });
export const cards = pgTable("cards", { number: text(), token: text() });
