import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const orders = sqliteTable("orders", { id: text("id"), totalAmount: integer("total_amount") });
export const products = sqliteTable("products", { id: text("id"), price: integer("price") });
