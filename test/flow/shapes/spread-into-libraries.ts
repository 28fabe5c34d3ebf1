import path from "node:path";
import fs from "node:fs";
import express from "express";
import { Pool } from "pg";

const app = express();
const pool = new Pool();
const ROOT = path.resolve(process.env.FILES ?? "./files");

function inside(...parts: string[]): string {
  return path.join(ROOT, ...parts);
}
const resolved = (...parts: string[]): string => path.resolve(ROOT, "shared", ...parts);

function run(text: string, ...values: unknown[]) {
  return pool.query(text, ...[values]);
}

app.get("/files", (req, res) => {
  fs.createReadStream(inside("public", "en", String(req.query.name))).pipe(res); // !alert path-traversal
});
app.get("/fixed", (req, res) => {
  fs.createReadStream(inside("public", "en", "list.json")).pipe(res); // !safe path-traversal
});
app.get("/base", (req, res) => {
  fs.createReadStream(inside("public", path.basename(String(req.query.name)))).pipe(res); // !safe path-traversal
});
app.get("/resolved", (req, res) => {
  const parts = ["a", "b", "c", String(req.query.name)];
  fs.createReadStream(resolved(...parts)).pipe(res); // !alert path-traversal
});
app.get("/rows", async (req, res) => {
  res.json(await run("SELECT * FROM files WHERE name = $1", req.query.name)); // !safe sql-injection
});
app.get("/named", async (req, res) => {
  const rest = ["files", String(req.query.order)];
  res.json(await pool.query("SELECT * FROM ".concat("t ", ...rest))); // !alert sql-injection
});
