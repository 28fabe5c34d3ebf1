import express from "express";
import { Pool } from "pg";

const app = express();
const pool = new Pool();
const COLUMNS = ["title", "price"] as const;
const COLUMN_SET = new Set(["title", "price"]);
const COLUMN_MAP: Record<string, string> = { title: "p.title", price: "p.price" };
const COLUMN_LOOKUP = new Map([["title", "p.title"]]);

const sorted = (column: string) => pool.query(`SELECT id FROM products ORDER BY ${column}`); // !safe sql-injection -- every caller checks first

app.get("/includes", async (req, res) => {
  const sort = String(req.query.sort);
  if (!COLUMNS.includes(sort as "title")) return res.sendStatus(400);
  res.json(await sorted(sort));
});
app.get("/has", async (req, res) => {
  const sort = String(req.query.sort);
  if (COLUMN_SET.has(sort)) {
    await pool.query(`SELECT 1 FROM products ORDER BY ${sort}`); // !safe sql-injection
  } else {
    await pool.query(`SELECT 2 FROM products ORDER BY ${sort}`); // !alert sql-injection
  }
  res.sendStatus(204);
});
app.get("/in", async (req, res) => {
  const sort = String(req.query.sort);
  if (!(sort in COLUMN_MAP)) throw new Error("unknown column");
  await pool.query(`SELECT 3 FROM products ORDER BY ${COLUMN_MAP[sort]}`); // !safe sql-injection
  res.sendStatus(204);
});
app.get("/map", async (req, res) => {
  const column = COLUMN_MAP[String(req.query.sort)] ?? "p.title";
  await pool.query(`SELECT 4 FROM products ORDER BY ${column}`); // !safe sql-injection
  const other = COLUMN_LOOKUP.get(String(req.query.sort));
  await pool.query(`SELECT 5 FROM products ORDER BY ${other}`); // !safe sql-injection
  res.sendStatus(204);
});
app.get("/own", async (req, res) => {
  const sort = String(req.query.sort);
  if (Object.hasOwn(COLUMN_MAP, sort)) await pool.query(`SELECT 6 FROM products ORDER BY ${sort}`); // !safe sql-injection
  if (COLUMNS.some((column) => column === sort)) await pool.query(`SELECT 7 FROM products ORDER BY ${sort}`); // !safe sql-injection
  const known = COLUMNS.find((column) => column === sort) ?? "title";
  await pool.query(`SELECT 8 FROM products ORDER BY ${known}`); // !safe sql-injection
  res.sendStatus(204);
});
app.get("/ternary", async (req, res) => {
  const direction = req.query.direction === "desc" ? "DESC" : "ASC";
  await pool.query(`SELECT 9 FROM products ORDER BY title ${direction}`); // !safe sql-injection
  res.sendStatus(204);
});
app.get("/equal", async (req, res) => {
  const { direction } = req.query;
  if (direction !== "asc" && direction !== "desc") return res.sendStatus(400);
  await pool.query(`SELECT 10 FROM products ORDER BY title ${direction}`); // !safe sql-injection
  res.sendStatus(204);
});
app.get("/list-of-the-sender", async (req, res) => {
  const sort = String(req.query.sort);
  const allowed = String(req.query.allowed).split(",");
  if (!allowed.includes(sort)) return res.sendStatus(400);
  await pool.query(`SELECT 11 FROM products ORDER BY ${sort}`); // !alert sql-injection -- the sender brings the list along
  res.sendStatus(204);
});
app.get("/block-list", async (req, res) => {
  const sort = String(req.query.sort);
  if (["DROP", "DELETE"].includes(sort)) return res.sendStatus(400);
  await pool.query(`SELECT 12 FROM products ORDER BY ${sort}`); // !alert sql-injection -- a list of bad words stops nobody
  res.sendStatus(204);
});
app.get("/other-way-round", async (req, res) => {
  const sort = String(req.query.sort);
  if (!sort.includes("title")) return res.sendStatus(400);
  await pool.query(`SELECT 13 FROM products ORDER BY ${sort}`); // !alert sql-injection -- it only has to hold the word
  res.sendStatus(204);
});
app.get("/no-exit", async (req, res) => {
  const sort = String(req.query.sort);
  if (!COLUMN_SET.has(sort)) console.warn("unknown column");
  await pool.query(`SELECT 14 FROM products ORDER BY ${sort}`); // !alert sql-injection -- the check stops nothing
  res.sendStatus(204);
});
app.get("/other-value", async (req, res) => {
  const sort = String(req.query.sort);
  if (!COLUMN_SET.has(String(req.query.column))) return res.sendStatus(400);
  await pool.query(`SELECT 15 FROM products ORDER BY ${sort}`); // !alert sql-injection -- another value was checked
  res.sendStatus(204);
});
app.get("/every", async (req, res) => {
  const sorts = String(req.query.sort).split(",");
  if (!sorts.every((sort) => COLUMN_SET.has(sort))) return res.sendStatus(400);
  await pool.query(`SELECT 16 FROM products ORDER BY ${sorts.join(", ")}`); // !safe sql-injection
  const kept = String(req.query.more).split(",").filter((each) => COLUMN_SET.has(each));
  await pool.query(`SELECT 17 FROM products ORDER BY ${kept.join(", ")}`); // !safe sql-injection
  res.sendStatus(204);
});
