import express from "express";
import { Pool } from "pg";
import { loadSettings } from "./settings";

const app = express();
const pool = new Pool();
const SIZES: Record<string, number> = { small: 1, large: 2 };
const seen: Record<string, boolean> = {};
const settings = loadSettings();

app.get("/asked", (req, res) => {
  const size = String(req.query.size);
  if (!SIZES[size]) return res.sendStatus(404);
  res.send(`<p>${size}</p>`); // !safe xss-server-response
});
app.get("/inline", async (req, res) => {
  if (SIZES[req.query.sort as string]) {
    await pool.query(`SELECT 1 FROM products ORDER BY ${req.query.sort}`); // !safe sql-injection
  } else {
    await pool.query(`SELECT 2 FROM products ORDER BY ${req.query.sort}`); // !alert sql-injection
  }
  res.end();
});
app.get("/filled", (req, res) => {
  const size = String(req.query.size);
  if (!seen[size]) seen[size] = true;
  if (seen[size]) res.send(`<p>${size}</p>`); // !alert xss-server-response -- whoever asks puts the name into the table
});
app.get("/elsewhere", (req, res) => {
  const size = String(req.query.size);
  if (settings[size]) res.send(`<p>${size}</p>`); // !alert xss-server-response -- nobody knows what is in there
});
