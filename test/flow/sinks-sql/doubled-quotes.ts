import express from "express";
import { Pool } from "pg";

const pool = new Pool();
const app = express();

function quoted(text: string): string {
  return text.replace(/'/g, "''");
}

app.get("/titles", async (req, res) => {
  const title = quoted(String(req.query.title));
  const like = String(req.query.like).replaceAll("'", "''");
  const rows = await pool.query(`SELECT * FROM titles WHERE name = '${title}' AND kind = 'book'`); // !safe sql-injection
  const more = await pool.query("SELECT * FROM titles WHERE name LIKE '%" + like + "%'"); // !safe sql-injection
  const filter = req.query.title ? `AND t.name = '${title}'` : "";
  const most = await pool.query(`SELECT * FROM titles t WHERE t.shown = true ${filter} LIMIT 5`); // !safe sql-injection
  res.json([rows, more, most]);
});

app.get("/pages", async (req, res) => {
  const page = quoted(String(req.query.page));
  const rows = await pool.query(`SELECT * FROM pages WHERE kind = 'help' AND number = ${page}`); // !alert sql-injection -- no quotes are around it
  const once = String(req.query.name).replace("'", "''");
  const more = await pool.query(`SELECT * FROM pages WHERE name = '${once}'`); // !alert sql-injection -- the first quote alone is doubled
  const mixed = await pool.query(`SELECT * FROM pages WHERE name = '${page}' AND kind = '${req.query.kind}'`); // !alert sql-injection
  res.json([rows, more, mixed]);
});
