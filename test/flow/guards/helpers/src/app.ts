import express from "express";
import { Pool } from "pg";
import { assertSort, cleanSort, isLong, isSku, isSort } from "./lib/checks";

const app = express();
const pool = new Pool();

app.get("/a", async (req, res) => {
  const sort = String(req.query.sort);
  if (!isSort(sort)) return res.sendStatus(400);
  await pool.query(`SELECT 1 ORDER BY ${sort}`); // !safe sql-injection
  res.sendStatus(204);
});
app.get("/b", async (req, res) => {
  const sort = String(req.query.sort);
  assertSort(sort);
  await pool.query(`SELECT 2 ORDER BY ${sort}`); // !safe sql-injection
  res.sendStatus(204);
});
app.get("/c", async (req, res) => {
  const { sku } = req.query;
  if (isSku(sku)) await pool.query(`SELECT 3 WHERE sku = '${sku}'`); // !safe sql-injection
  else await pool.query(`SELECT 4 WHERE sku = '${sku}'`); // !alert sql-injection
  res.sendStatus(204);
});
app.get("/d", async (req, res) => {
  const term = String(req.query.term);
  if (!isLong(term)) return res.sendStatus(400);
  await pool.query(`SELECT 5 WHERE '${term}' = ''`); // !alert sql-injection -- it is only long enough
  res.sendStatus(204);
});
app.get("/e", async (req, res) => {
  await pool.query(`SELECT 6 ORDER BY ${cleanSort(String(req.query.sort))}`); // !safe sql-injection
  res.sendStatus(204);
});
