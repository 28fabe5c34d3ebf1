import express from "express";
import pg from "pg";
import mysql from "mysql2/promise";

const app = express();
app.use(express.json());
const pool = new pg.Pool();
const db = mysql.createPool("mysql://shop@localhost/shop");

app.post("/orders/a", async (req, res) => {
  const { email, total } = req.body;
  await pool.query("INSERT INTO orders (email, total) VALUES ($1, $2)", [email, total]); // !alert client-supplied-order-total
  res.sendStatus(201);
});
app.post("/orders/b", async (req, res) => {
  for (const item of req.body.items)
    await db.execute("INSERT INTO order_items (order_id, sku, unit_price) VALUES (?, ?, ?)", [1, item.sku, Number(item.price)]); // !alert client-supplied-order-total
  res.sendStatus(201);
});
app.post("/orders/c", async (req, res) => {
  await pool.query("UPDATE orders SET total = $1 WHERE id = $2", [req.body.total, 1]); // !alert client-supplied-order-total
  res.sendStatus(200);
});
app.post("/orders/d", async (req, res) => {
  const { rows } = await pool.query("SELECT price FROM products WHERE sku = $1", [String(req.body.sku)]);
  await pool.query("INSERT INTO orders (email, total) VALUES ($1, $2)", [req.body.email, rows[0].price]); // !safe client-supplied-order-total
  res.sendStatus(201);
});
app.post("/orders/e", async (req, res) => {
  await pool.query("SELECT * FROM orders WHERE total > $1", [req.body.total]); // !safe client-supplied-order-total
  res.sendStatus(200);
});
app.post("/products", async (req, res) => {
  await pool.query("INSERT INTO products (name, price) VALUES ($1, $2)", [req.body.name, req.body.price]); // !safe client-supplied-order-total
  res.sendStatus(201);
});
app.post("/admin/orders", async (req, res) => {
  await pool.query("INSERT INTO orders (email, total) VALUES ($1, $2)", [req.body.email, req.body.total]); // !safe client-supplied-order-total
  res.sendStatus(201);
});
app.post("/cart", async (req, res) => {
  const { sku, quantity, price } = req.body;
  await pool.query("INSERT INTO cart_items (sku, quantity, price) VALUES ($1, $2, $3)", [sku, quantity, price]); // !alert client-supplied-order-total, negative-or-huge-quantity
  res.sendStatus(201);
});
app.post("/cart/b", async (req, res) => {
  await pool.query("INSERT INTO cart_items (sku, note) VALUES ($1, $2)", [req.body.sku, req.body.price]); // !safe client-supplied-order-total
  res.sendStatus(201);
});
