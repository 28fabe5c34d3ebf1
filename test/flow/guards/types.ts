import express from "express";
import { Pool } from "pg";

const app = express();
app.use(express.json());
const pool = new Pool();

app.post("/typeof", async (req, res) => {
  const { page, term, offset } = req.body;
  if (typeof page === "number") await pool.query(`SELECT 1 LIMIT ${page}`); // !safe sql-injection
  if (typeof page !== "number") return res.sendStatus(400);
  await pool.query(`SELECT 2 LIMIT ${page}`); // !safe sql-injection
  if (typeof term === "string") await pool.query(`SELECT 3 WHERE '${term}' = ''`); // !alert sql-injection -- a text is what an attacker sends
  if (Number.isInteger(offset)) await pool.query(`SELECT 4 OFFSET ${offset}`); // !safe sql-injection
  if (!Number.isFinite(offset)) throw new Error("no offset");
  await pool.query(`SELECT 5 OFFSET ${offset}`); // !safe sql-injection
  res.sendStatus(204);
});
app.post("/coercion", async (req, res) => {
  await pool.query(`SELECT 6 LIMIT ${Number(req.body.page)}`); // !safe sql-injection
  await pool.query(`SELECT 7 LIMIT ${parseInt(req.body.page, 10)}`); // !safe sql-injection
  await pool.query(`SELECT 8 LIMIT ${req.body.page | 0}`); // !safe sql-injection
  await pool.query(`SELECT 9 LIMIT ${req.body.page * 10}`); // !safe sql-injection
  await pool.query(`SELECT 10 LIMIT ${req.body.page + 10}`); // !alert sql-injection -- a plus joins texts
  await pool.query(`SELECT 11 LIMIT ${BigInt(req.body.page)}`); // !safe sql-injection
  await pool.query(`SELECT 12 WHERE ${Boolean(req.body.only)}`); // !safe sql-injection
  await pool.query(`SELECT 13 WHERE ${!!req.body.only}`); // !safe sql-injection
  await pool.query(`SELECT 14 LIMIT ${req.body.page as number}`); // !alert sql-injection -- a cast checks nothing
  await pool.query(`SELECT 15 LIMIT ${Math.max(1, req.body.page)}`); // !safe sql-injection
  await pool.query(`SELECT 16 WHERE ${req.body.a > req.body.b}`); // !safe sql-injection
  if (isNaN(req.body.page)) return res.sendStatus(400);
  await pool.query(`SELECT 17 LIMIT ${req.body.page}`); // !safe sql-injection -- only what reads as a number passes
  res.sendStatus(204);
});
