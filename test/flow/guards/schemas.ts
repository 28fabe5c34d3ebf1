import express from "express";
import Joi from "joi";
import * as yup from "yup";
import { z } from "zod";
import { Pool } from "pg";

const app = express();
app.use(express.json());
const pool = new Pool();
const Search = z.object({
  term: z.string().min(1),
  page: z.coerce.number().int(),
  sort: z.enum(["title", "price"]),
  id: z.uuid(),
  sku: z.string().regex(/^[A-Z]{3}-\d{4}$/),
  extra: z.any(),
});

app.post("/zod", async (req, res) => {
  const search = Search.parse(req.body);
  await pool.query(`SELECT 1 WHERE '${search.term}' = ''`); // !alert sql-injection -- any text is a text
  await pool.query(`SELECT 2 LIMIT ${search.page}`); // !safe sql-injection
  await pool.query(`SELECT 3 ORDER BY ${search.sort}`); // !safe sql-injection
  await pool.query(`SELECT 4 WHERE id = '${search.id}'`); // !safe sql-injection
  await pool.query(`SELECT 5 WHERE sku = '${search.sku}'`); // !safe sql-injection
  await pool.query(`SELECT 6 WHERE '${search.extra.name}' = ''`); // !alert sql-injection
  res.sendStatus(204);
});
app.post("/zod-safe", async (req, res) => {
  const result = Search.safeParse(req.body);
  if (!result.success) return res.sendStatus(400);
  await pool.query(`SELECT 7 ORDER BY ${result.data.sort}`); // !safe sql-injection
  await pool.query(`SELECT 8 WHERE '${result.data.term}' = ''`); // !alert sql-injection
  res.sendStatus(204);
});
app.post("/zod-result-not-used", async (req, res) => {
  Search.safeParse(req.body);
  await pool.query(`SELECT 9 ORDER BY ${req.body.sort}`); // !alert sql-injection -- nobody looked at the result
  res.sendStatus(204);
});
app.post("/joi", async (req, res) => {
  const { value, error } = Joi.object({ sort: Joi.string().valid("title", "price"), term: Joi.string() }).validate(req.body);
  if (error) return res.sendStatus(400);
  await pool.query(`SELECT 10 ORDER BY ${value.sort}`); // !safe sql-injection
  await pool.query(`SELECT 11 WHERE '${value.term}' = ''`); // !alert sql-injection
  res.sendStatus(204);
});
app.post("/yup", async (req, res) => {
  const value = await yup.object({ sort: yup.string().oneOf(["title", "price"]), page: yup.number() }).validate(req.body);
  await pool.query(`SELECT 12 ORDER BY ${value.sort} LIMIT ${value.page}`); // !safe sql-injection
  res.sendStatus(204);
});
