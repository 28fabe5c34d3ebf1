// How many pieces a line is for, and how much is taken from what somebody has, as statements of SQL write it.
import express from "express";
import { Pool } from "pg";
import mysql from "mysql2/promise";

const pool = new Pool();
const db = mysql.createPool(process.env.DB_URL ?? "");
const app = express();
app.use(express.json());

app.post("/basket", async (req, res) => {
  const pieces = Number(req.body.pieces);
  if (!Number.isInteger(pieces)) throw new Error("not a number");
  await pool.query("INSERT INTO basket_lines (owner, sku, qty) VALUES ($1, $2, $3)", [req.user.id, req.body.sku, pieces]); // !alert negative-or-huge-quantity
  await db.execute("UPDATE cart_items SET quantity = ? WHERE id = ?", [req.body.quantity, req.params.id]); // !alert negative-or-huge-quantity
  res.sendStatus(204);
});

app.post("/wallet/pay", async (req, res) => {
  const amount = Number(req.body.amount);
  await pool.query("UPDATE wallets SET balance = balance - $1 WHERE owner = $2", [amount, req.user.id]); // !alert negative-or-huge-quantity
  res.sendStatus(204);
});

app.post("/checked", async (req, res) => {
  const pieces = Number(req.body.pieces);
  if (!(pieces >= 1 && pieces <= 50)) throw new RangeError("pieces");
  await pool.query("INSERT INTO basket_lines (owner, sku, qty) VALUES ($1, $2, $3)", [req.user.id, req.body.sku, pieces]); // !safe negative-or-huge-quantity
  if (Number(req.body.amount) <= 0) throw new RangeError("amount");
  await pool.query("UPDATE wallets SET balance = balance - $1 WHERE owner = $2", [Math.abs(req.body.amount), req.user.id]); // !safe negative-or-huge-quantity
  res.sendStatus(204);
});

app.post("/others", async (req, res) => {
  await pool.query("UPDATE products SET name = $1, stock = $2 WHERE id = $3", [req.body.name, req.body.stock, req.params.id]); // !safe negative-or-huge-quantity
  await pool.query("SELECT * FROM cart_items WHERE quantity = $1", [req.body.quantity]); // !safe negative-or-huge-quantity
  res.sendStatus(204);
});
