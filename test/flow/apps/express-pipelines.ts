import express, { type Request, type Response } from "express";
import { exec, execFile } from "node:child_process";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";
import { Pool } from "pg";
import path from "node:path";

const app = express();
app.use(express.json());
const pool = new Pool();

// builders
class QueryBuilder {
  #parts: string[] = [];
  #values: unknown[] = [];
  where(column: string, value: unknown): this {
    this.#values.push(value);
    this.#parts.push(`${column} = $${this.#values.length}`);
    return this;
  }
  whereText(text: string): this {
    this.#parts.push(text);
    return this;
  }
  build() {
    return { text: `SELECT * FROM orders WHERE ${this.#parts.join(" AND ")}`, values: this.#values };
  }
}
app.get("/built", async (req, res) => {
  const safe = new QueryBuilder().where("status", req.query.status).build();
  res.json((await pool.query(safe.text, safe.values)).rows); // !safe sql-injection
});
app.get("/built-bad", async (req, res) => {
  const bad = new QueryBuilder().whereText(`status = '${req.query.status}'`).build();
  res.json((await pool.query(bad.text, bad.values)).rows); // !alert sql-injection
});

// whitelists by maps and switches
const COLUMNS: Record<string, string> = { name: "p.name", price: "p.price" };
app.get("/sorted", async (req, res) => {
  const column = COLUMNS[String(req.query.sort)] ?? "p.id";
  await pool.query(`SELECT * FROM p ORDER BY ${column}`); // !safe sql-injection
  const direction = req.query.dir === "desc" ? "DESC" : "ASC";
  await pool.query(`SELECT * FROM p ORDER BY p.id ${direction}`); // !safe sql-injection
  let order;
  switch (req.query.order) {
    case "new": order = "created"; break;
    default: order = "id";
  }
  await pool.query(`SELECT * FROM p ORDER BY ${order}`); // !safe sql-injection
  await pool.query(`SELECT * FROM p ORDER BY ${req.query.order}`); // !alert sql-injection
  res.end();
});

// reduce, entries, and join
app.get("/filters", async (req, res) => {
  const conditions = Object.entries(req.query).map(([key, value]) => `${key} = '${value}'`);
  await pool.query(`SELECT * FROM p WHERE ${conditions.join(" AND ")}`); // !alert sql-injection
  const keys = Object.keys(req.body).filter((key) => ["name", "price"].includes(key));
  await pool.query(`UPDATE p SET ${keys.map((key, i) => `${key} = $${i + 1}`).join(", ")}`, keys.map((key) => req.body[key])); // !safe sql-injection
  const text = Object.keys(req.body).reduce((all, key) => `${all}, ${key} = 1`, "");
  await pool.query(`UPDATE p SET ${text}`); // !alert sql-injection
  const ids = (req.query.ids as string).split(",").map(Number);
  await pool.query(`SELECT * FROM p WHERE id IN (${ids.join(",")})`); // !safe sql-injection
  const marks = (req.query.ids as string).split(",").map((_, i) => `$${i + 1}`).join(",");
  await pool.query(`SELECT * FROM p WHERE id IN (${marks})`, ids); // !safe sql-injection
  res.end();
});

// promises
const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
function later<T>(value: T): Promise<T> {
  return new Promise((resolve, reject) => {
    if (!value) reject(new Error("none"));
    else setTimeout(() => resolve(value), 10);
  });
}
app.get("/later", async (req, res) => {
  await delay(1);
  const [name, other] = await Promise.all([later(req.query.name), later("a")]);
  exec(`print ${name}`); // !alert command-injection
  exec(`print ${other}`); // !safe command-injection
  later(req.query.file).then((file) => `print ${file}`).then((command) => exec(command)); // !alert command-injection
  const settled = await Promise.allSettled([later(req.query.a)]);
  for (const each of settled) if (each.status === "fulfilled") exec(`print ${each.value}`); // !alert command-injection
  const first = await Promise.race([later(req.query.b), delay(2)]);
  exec(`print ${first}`); // !alert command-injection
  res.end();
});

// optional chaining, nullish, destructuring with defaults and rest
app.post("/options", ({ body: { name = "x", options: { flags = [], ...others } = {} as any } }: Request, res: Response) => {
  exec(`print ${name}`); // !alert command-injection
  exec(`print ${flags[0]?.value ?? "a"}`); // !alert command-injection
  exec(`print ${others?.mode}`); // !alert command-injection
  execFile("print", [...flags.map((f: any) => String(Number(f)))]); // !safe command-injection
  res.end();
});

// streams
app.post("/upload", async (req, res) => {
  const name = req.headers["x-file-name"] as string;
  await pipeline(req, new Transform(), createWriteStream(path.join("uploads", name))); // !alert path-traversal
  await pipeline(Readable.from([String(req.body)]), createWriteStream(path.join("uploads", path.basename(name)))); // !safe path-traversal
  res.end();
});
// error first and node style
function readSetting(key: string, callback: (error: Error | null, value?: string) => void) {
  process.nextTick(() => callback(null, key));
}
app.get("/setting", (req, res) => {
  readSetting(String(req.query.key), (error, value) => {
    if (error) return res.sendStatus(500);
    exec(`setting ${value}`); // !alert command-injection
    res.end();
  });
});
// iterators
function* words(text: string) {
  yield* text.split(" ");
}
app.get("/words", (req, res) => {
  for (const word of words(String(req.query.text))) exec(`say ${word}`); // !alert command-injection
  for (const [index] of String(req.query.text).split(" ").entries()) exec(`say ${index}`); // !safe command-injection
  const seen = new Set<string>();
  seen.add(String(req.query.a));
  for (const each of seen) exec(`say ${each}`); // !alert command-injection
  const map = new Map([["a", String(req.query.b)]]);
  exec(`say ${map.get("a")}`); // !alert command-injection
  exec(`say ${map.size}`); // !safe command-injection
  res.end();
});
