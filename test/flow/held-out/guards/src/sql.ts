import express from "express";
import { Pool } from "pg";
import format from "pg-format";
import { escape, escapeId } from "sqlstring";
import { z } from "zod";
import Joi from "joi";
import * as yup from "yup";
import Ajv from "ajv";
import * as v from "valibot";
import { body, query, matchedData, validationResult } from "express-validator";

const app = express();
app.use(express.json());
const pool = new Pool();
const SORTS = ["name", "price", "created_at"] as const;
type Sort = (typeof SORTS)[number];
const isSort = (text: unknown): text is Sort => SORTS.includes(text as Sort);
enum Direction {
  Up = "ASC",
  Down = "DESC",
}

app.get("/a", async (req, res) => {
  const sort = String(req.query.sort);
  if (!isSort(sort)) return void res.status(400).end();
  res.json(await pool.query(`SELECT * FROM products ORDER BY ${sort}`)); // !safe sql-injection
});
app.get("/b", async (req, res) => {
  const sort = String(req.query.sort);
  if (!isSort(sort)) console.warn("strange sort");
  res.json(await pool.query(`SELECT * FROM products ORDER BY ${sort}`)); // !alert sql-injection
});
app.get("/c", async (req, res) => {
  const direction = req.query.dir === "desc" ? Direction.Down : Direction.Up;
  res.json(await pool.query(`SELECT * FROM products ORDER BY name ${direction}`)); // !safe sql-injection
});
app.get("/d", async (req, res) => {
  res.json(await pool.query(format("SELECT * FROM %I WHERE name = %L", req.query.table, req.query.name))); // !safe sql-injection
  res.json(await pool.query(format("SELECT * FROM products WHERE %s", req.query.where))); // !alert sql-injection
  res.json(await pool.query(`SELECT * FROM products WHERE name = ${escape(req.query.name)}`)); // !safe sql-injection
  res.json(await pool.query(`SELECT * FROM ${escapeId(String(req.query.name))}`)); // !safe sql-injection
});
const Query = z.object({ page: z.coerce.number().int().min(1), sort: z.enum(SORTS), q: z.string().regex(/^[a-z0-9 ]+$/i), free: z.string().max(40) });
app.get("/e", async (req, res) => {
  const { page, sort, q, free } = Query.parse(req.query);
  await pool.query(`SELECT * FROM products ORDER BY ${sort} OFFSET ${page * 20}`); // !safe sql-injection
  await pool.query(`SELECT * FROM products WHERE name = '${q}'`); // !spurious sql-injection -- spaces do no harm between quotes
  await pool.query(`SELECT * FROM products WHERE name = '${free}'`); // !alert sql-injection
  res.end();
});
const joiQuery = Joi.object({ sort: Joi.string().valid("name", "price").required(), id: Joi.string().guid(), note: Joi.string() });
app.get("/f", async (req, res) => {
  const { value, error } = joiQuery.validate(req.query);
  if (error) return void res.status(400).send(error.message);
  await pool.query(`SELECT * FROM products ORDER BY ${value.sort}`); // !safe sql-injection
  await pool.query(`SELECT * FROM products WHERE id = '${value.id}'`); // !safe sql-injection
  await pool.query(`SELECT * FROM products WHERE note = '${value.note}'`); // !alert sql-injection
  res.end();
});
const yupQuery = yup.object({ kind: yup.string().oneOf(["a", "b"]).required(), count: yup.number().integer().required() });
app.get("/g", async (req, res) => {
  const { kind, count } = await yupQuery.validate(req.query);
  await pool.query(`SELECT * FROM products WHERE kind = '${kind}' LIMIT ${count}`); // !safe sql-injection
  res.end();
});
const ajv = new Ajv();
const isOrder = ajv.compile({ type: "object", properties: { sort: { enum: ["a", "b"] }, note: { type: "string" } }, required: ["sort"], additionalProperties: false });
app.post("/h", async (req, res) => {
  if (!isOrder(req.body)) return void res.status(400).json(isOrder.errors);
  await pool.query(`SELECT * FROM products ORDER BY ${req.body.sort}`); // !safe sql-injection
  await pool.query(`SELECT * FROM products WHERE note = '${req.body.note}'`); // !alert sql-injection
  res.end();
});
const Shape = v.object({ sort: v.picklist(["name", "price"]), text: v.string() });
app.post("/i", async (req, res) => {
  const parsed = v.safeParse(Shape, req.body);
  if (!parsed.success) return void res.status(400).end();
  await pool.query(`SELECT * FROM products ORDER BY ${parsed.output.sort}`); // !safe sql-injection
  await pool.query(`SELECT * FROM products WHERE t = '${parsed.output.text}'`); // !alert sql-injection
  res.end();
});
app.get("/j", query("id").isInt().toInt(), query("note").isString(), async (req, res) => {
  if (!validationResult(req).isEmpty()) return void res.status(400).end();
  await pool.query(`SELECT * FROM products WHERE id = ${req.query!.id}`); // !safe sql-injection
  await pool.query(`SELECT * FROM products WHERE note = '${req.query!.note}'`); // !alert sql-injection
  res.end();
});
const columns = new Map([["name", "p.name"], ["price", "p.price"]]);
app.get("/k", async (req, res) => {
  const column = columns.get(String(req.query.sort));
  if (!column) return void res.sendStatus(400);
  await pool.query(`SELECT * FROM products p ORDER BY ${column}`); // !safe sql-injection
  const ids = String(req.query.ids).split(",").map(Number);
  await pool.query(`SELECT * FROM products WHERE id IN (${ids.join(",")})`); // !safe sql-injection
  const names = String(req.query.names).split(",").map((name) => `'${name}'`);
  await pool.query(`SELECT * FROM products WHERE name IN (${names.join(",")})`); // !alert sql-injection
  res.end();
});
app.get("/l", async (req, res) => {
  const conditions: string[] = [];
  const values: unknown[] = [];
  if (req.query.name) {
    values.push(req.query.name);
    conditions.push(`name = $${values.length}`);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  await pool.query(`SELECT * FROM products ${where}`, values); // !safe sql-injection
  if (req.query.brand) conditions.push(`brand = '${req.query.brand}'`);
  await pool.query(`SELECT * FROM products WHERE ${conditions.join(" AND ")}`, values); // !alert sql-injection
  res.end();
});
app.get("/m", async (req, res) => {
  switch (req.query.sort) {
    case "name":
    case "price":
      await pool.query(`SELECT * FROM products ORDER BY ${req.query.sort}`); // !safe sql-injection
      break;
    default:
      await pool.query(`SELECT * FROM products ORDER BY ${req.query.sort}`); // !alert sql-injection
  }
  const date = new Date(String(req.query.since));
  await pool.query(`SELECT * FROM products WHERE created > '${date.toISOString()}'`); // !safe sql-injection
  const limit = Math.min(Number(req.query.limit) || 20, 100);
  await pool.query(`SELECT * FROM products LIMIT ${limit}`); // !safe sql-injection
  const hex = Buffer.from(String(req.query.key)).toString("hex");
  await pool.query(`SELECT * FROM products WHERE key = '${hex}'`); // !safe sql-injection
  res.end();
});
