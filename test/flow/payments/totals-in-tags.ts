import express from "express";
import { PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/postgres-js";
import { sql as drizzleSql } from "drizzle-orm";
import { Kysely, sql as kyselySql } from "kysely";
import { SQL, sql as bunSql } from "bun";
import postgres from "postgres";
import { Client } from "jsr:@db/postgres";

const sql = postgres(process.env.DATABASE_URL!);
const prisma = new PrismaClient();
const db = drizzle(sql);
const kysely = new Kysely<unknown>({} as never);
const client = new Client();
const ownSql = new SQL(process.env.DATABASE_URL!);
const app = express();
app.use(express.json());

app.post("/orders", async (req, res) => {
  const { total, note, values, ids, productId, quantity } = req.body;
  await sql`insert into orders (customer_id, total) values (${res.locals.id}, ${total})`; // !alert client-supplied-order-total
  await sql`insert into orders (customer_id, note) values (${res.locals.id}, ${note})`; // !safe client-supplied-order-total
  await sql`update orders set total = ${total} where customer_id = ${res.locals.id}`; // !alert client-supplied-order-total
  await sql`update products set price = ${total}`; // !safe client-supplied-order-total
  await sql`insert into orders ${sql({ customer_id: res.locals.id, total })}`; // !alert client-supplied-order-total
  await sql`insert into orders ${sql([{ customer_id: res.locals.id, total }])}`; // !alert client-supplied-order-total
  await sql`insert into orders ${sql({ customer_id: res.locals.id, note })}`; // !safe client-supplied-order-total, mass-assignment
  await sql`insert into products ${sql({ name: note, price: total })}`; // !safe client-supplied-order-total
  await sql`insert into reviews ${sql(values)}`; // !alert mass-assignment
  await sql`update customers set ${sql(req.body)} where id = ${res.locals.id}`; // !alert mass-assignment
  await sql`update customers set ${sql(req.body, "name", "city")} where id = ${res.locals.id}`; // !safe mass-assignment
  await sql`select id from products where id in ${sql(ids)}`; // !safe mass-assignment
  await prisma.$executeRaw`insert into "Order" ("customerId", total) values (${res.locals.id}, ${total})`; // !alert client-supplied-order-total
  await db.execute(drizzleSql`insert into orders (customer_id, total) values (1, ${total})`); // !alert client-supplied-order-total
  await kyselySql`insert into orders (customer_id, total) values (1, ${total})`.execute(kysely); // !alert client-supplied-order-total
  await bunSql`insert into orders (customer_id, total) values (1, ${total})`; // !alert client-supplied-order-total
  await ownSql`insert into orders ${ownSql({ total })}`; // !alert client-supplied-order-total
  await Bun.sql`insert into orders ${Bun.sql(values)}`; // !alert mass-assignment
  await new Bun.SQL("postgres://shop")`insert into orders (total) values (${total})`; // !alert client-supplied-order-total
  await client.queryArray`insert into orders (customer_id, total) values (1, ${total})`; // !alert client-supplied-order-total
  await client.queryObject("insert into orders (customer_id, total) values (1, $1)", [total]); // !alert client-supplied-order-total
  const [product] = await sql`select price from products where id = ${productId}`;
  await sql`insert into orders (customer_id, total) values (1, ${product!.price})`; // !safe client-supplied-order-total
  res.sendStatus(201);
});

app.get("/orders/:id", async (req, res) => {
  await prisma.$queryRaw`select * from "Order" where id = ${req.params.id}`; // !safe idor-by-request-id -- nothing of it is sent
  res.json(await sql`select * from orders where id = ${req.params.id}`); // !alert idor-by-request-id
});

app.get("/orders/:id/parts", async (req, res) => {
  res.json(await prisma.$queryRaw`select * from "Order" where id = ${req.params.id}`); // !alert idor-by-request-id
});

app.get("/orders/:id/lines", async (req, res) => {
  res.json(await db.execute(drizzleSql`select * from orders where id = ${req.params.id}`)); // !alert idor-by-request-id
});

app.get("/orders/:id/notes", async (req, res) => {
  const { rows } = await kyselySql`select * from orders where id = ${req.params.id}`.execute(kysely); // !alert idor-by-request-id
  res.json(rows);
});

app.get("/orders/:id/mine", async (req, res) => {
  res.json(
    await sql`select * from orders where id = ${req.params.id} and customer_id = ${res.locals.id}`, // !safe idor-by-request-id
  );
});
