import express from "express";
import { Pool } from "pg";
import { readFile } from "node:fs/promises";

const app = express();
const pool = new Pool();

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 1));
const find = (title: string) => pool.query(`SELECT id FROM products WHERE title = '${title}'`); // !alert sql-injection

app.get("/await", async (req, res) => {
  const q = await later(String(req.query.q)); // !source
  await pool.query(`SELECT 1 WHERE '${q}' = ''`); // !alert sql-injection
  res.sendStatus(204);
});

app.get("/then", (req, res) => {
  Promise.resolve(String(req.query.q))
    .then((q) => q.trim())
    .then((q) => pool.query(`SELECT 2 WHERE '${q}' = ''`)) // !alert sql-injection
    .catch(() => res.sendStatus(500))
    .finally(() => pool.query("SELECT 3")); // !safe sql-injection
});

app.get("/all", async (req, res) => {
  const [q, page] = await Promise.all([later(req.query.q), later(1)]);
  await pool.query(`SELECT 4 WHERE '${q}' = ''`); // !alert sql-injection
  await pool.query(`SELECT 5 LIMIT ${page}`); // !safe sql-injection
  res.json(await Promise.allSettled([find(String(req.query.q))]));
});

app.get("/callback", (req, res) => {
  const withText = (text: string, done: (error: Error | null, value: string) => void) => done(null, text);
  withText(String(req.query.q), (error, value) => {
    if (error) return res.sendStatus(500);
    pool.query(`SELECT 6 WHERE '${value}' = ''`); // !alert sql-injection
  });
});

app.get("/catch", (req, res) => {
  Promise.reject(new Error(String(req.query.q))).catch((error: Error) => {
    pool.query(`INSERT INTO failures (text) VALUES ('${error.message}')`); // !alert sql-injection
  });
  res.sendStatus(204);
});

app.get("/for-await", async (req, res) => {
  for await (const q of [later(String(req.query.q))]) {
    await pool.query(`SELECT 7 WHERE '${q}' = ''`); // !alert sql-injection
  }
  const text = await readFile("sql/fixed.sql", "utf8");
  await pool.query(text); // !safe sql-injection
  res.sendStatus(204);
});
