import express from "express";
import postgres from "postgres";
import { drizzle } from "drizzle-orm/postgres-js";
import { eq, sql } from "drizzle-orm";
import { products } from "./schema";

const app = express();
const client = postgres(process.env.DATABASE_URL!);
const db = drizzle(client);

app.get("/products", async (req, res) => {
  const q = String(req.query.q); // !source
  await db.execute(sql.raw(`SELECT id FROM products WHERE title = '${q}'`)); // !alert sql-injection
  await db.execute(sql`SELECT id FROM products WHERE title = ${q}`); // !safe sql-injection
  await db.select().from(products).where(eq(products.title, q)); // !safe sql-injection
  await db.select().from(products).orderBy(sql.raw(q)); // !alert sql-injection
  await client.unsafe(`SELECT id FROM products WHERE title = '${q}'`); // !alert sql-injection
  await client.unsafe("SELECT id FROM products WHERE title = $1", [q]); // !safe sql-injection
  await client`SELECT id FROM products WHERE title = ${q}`; // !safe sql-injection
  res.sendStatus(204);
});
