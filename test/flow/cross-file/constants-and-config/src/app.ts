import express from "express";
import { Pool } from "pg";
import { ERP, TABLES, lastTerm, remember } from "./config";

const app = express();
const pool = new Pool();

app.get("/search", async (req, res) => {
  remember(String(req.query.term)); // !source
  await pool.query(`SELECT id FROM ${TABLES.products}`); // !safe sql-injection
  await fetch(`${ERP}/stock`); // !safe ssrf
  res.sendStatus(204);
});

app.get("/last", async (_req, res) => {
  res.json(await pool.query(`SELECT id FROM ${TABLES.products} WHERE title = '${lastTerm}'`)); // !alert sql-injection
});
