import express from "express";
import { type PoolClient as PgClient, Pool } from "pg";

interface Client extends PgClient {
  inTransaction?: boolean;
}

const app = express();

async function orders(connection: Client | Pool, customer: string) {
  return connection.query(`select * from orders where customer = '${customer}'`); // !alert sql-injection
}

async function titled(connection: Client | Pool, title: string) {
  return connection.query("select * from products where title = $1", [title]); // !safe sql-injection
}

app.get("/orders", async (req, res) => {
  res.json(await orders(req.app.locals.connection, String(req.query.customer)));
});

app.get("/products", async (req, res) => {
  res.json(await titled(req.app.locals.connection, String(req.query.title)));
});
