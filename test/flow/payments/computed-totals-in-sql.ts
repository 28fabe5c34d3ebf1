// A price of the sender stays one when it is rounded, made cents or lowered by the shop's own discount.
import express from "express";
import { Pool } from "pg";

const pool = new Pool();
const app = express();
app.use(express.json());

const inCents = (value: number) => Math.round(value * 100);

app.post("/lines", async (req, res) => {
  const { wish } = req.body;
  await pool.query("INSERT INTO cart_lines (sku, unit_price) VALUES ($1, $2)", [wish.sku, inCents(wish.price)]); // !alert client-supplied-order-total
  const { rows: [set] } = await pool.query("SELECT discount FROM sets WHERE id = $1", [req.body.set]);
  const lowered = (inCents(wish.price) * (100 - set.discount)) / 100;
  await pool.query("INSERT INTO cart_lines (sku, unit_price) VALUES ($1, $2)", [wish.sku, lowered / 100]); // !alert client-supplied-order-total
  res.sendStatus(201);
});

app.post("/lines/of-the-shop", async (req, res) => {
  const { rows: [product] } = await pool.query("SELECT price, discount FROM products WHERE sku = $1", [req.body.sku]);
  const lowered = (product.price * (100 - product.discount)) / 100;
  await pool.query("INSERT INTO cart_lines (sku, unit_price) VALUES ($1, $2)", [req.body.sku, lowered]); // !safe client-supplied-order-total
  await pool.query("INSERT INTO cart_lines (sku, total) VALUES ($1, $2)", [req.body.sku, product.price * Math.max(1, req.body.count)]); // !safe client-supplied-order-total
  res.sendStatus(201);
});
