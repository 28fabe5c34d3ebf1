import express, { type Request, type Response } from "express";
import cookieParser from "cookie-parser";
import { Pool } from "pg";

const app = express();
const pool = new Pool();
app.use(express.json(), cookieParser());

app.get("/products", async (req: Request, res: Response) => {
  const term = req.query.term; // !source
  const found = await pool.query(`SELECT id, name FROM products WHERE name ILIKE '%${term}%'`); // !alert sql-injection !sink(sql)
  res.json(found.rows);
});

app.get("/products/:slug", async (req, res) => {
  const found = await pool.query("SELECT id, name FROM products WHERE slug = '" + req.params.slug + "'"); // !alert sql-injection
  res.json(found.rows[0]);
});

app.post("/products/filter", async (req, res) => {
  const { brand } = req.body; // !source
  const found = await pool.query("SELECT id FROM products WHERE brand = '" + brand + "'"); // !alert sql-injection
  res.json(found.rows);
});

app.get("/prices", async (req, res) => {
  const currency = req.get("X-Currency"); // !source
  const found = await pool.query(`SELECT sku, amount FROM prices WHERE currency = '${currency}'`); // !alert sql-injection
  res.json(found.rows);
});

app.get("/region", async (req, res) => {
  const found = await pool.query(`SELECT id FROM regions WHERE code = '${req.headers["x-region"]}'`); // !alert sql-injection
  res.json(found.rows);
});

app.get("/recent", async (req, res) => {
  const found = await pool.query(`SELECT id FROM products WHERE id IN (${req.cookies.recent})`); // !alert sql-injection
  res.json(found.rows);
});

app.get("/colours", async (req, res) => {
  const found = await pool.query("SELECT id FROM colours WHERE name = $1", [req.query.name]); // !safe sql-injection
  res.json(found.rows);
});

app.listen(3000);
