// What people write to be safe, and what only looks like it.
import express from "express";
import { Pool } from "pg";
import path from "path";
import fs from "fs";
import { exec } from "child_process";
import escapeHtml from "escape-html";
import validator from "validator";

const app = express();
const pool = new Pool();
const UPLOADS = path.resolve("uploads");
const COLUMNS = new Map([["price", "price_cents"], ["title", "title"]]);
const SORTS = { price: "price_cents", title: "title" } as const;

app.get("/sorted", async (req, res) => {
  const column = COLUMNS.get(String(req.query.sort)) ?? "title";
  await pool.query(`SELECT * FROM products ORDER BY ${column}`); // !safe sql-injection
  const own = SORTS[req.query.sort as keyof typeof SORTS] || "title";
  await pool.query(`SELECT * FROM products ORDER BY ${own}`); // !safe sql-injection
  const direction = req.query.dir === "desc" ? "DESC" : "ASC";
  await pool.query(`SELECT * FROM products ORDER BY title ${direction}`); // !safe sql-injection
  const upper = String(req.query.dir).toUpperCase();
  if (!["ASC", "DESC"].includes(upper)) return void res.sendStatus(400);
  await pool.query(`SELECT * FROM products ORDER BY title ${upper}`); // !safe sql-injection
  const ids = String(req.query.ids).split(",").map(Number);
  await pool.query(`SELECT * FROM products WHERE id IN (${ids.join(",")})`); // !safe sql-injection
  const raw = String(req.query.ids).split(",");
  await pool.query(`SELECT * FROM products WHERE id IN (${raw.join(",")})`); // !alert sql-injection
  const marks = raw.map((_, i) => `$${i + 1}`).join(",");
  await pool.query(`SELECT * FROM products WHERE id IN (${marks})`, raw); // !safe sql-injection
  if (!validator.isUUID(String(req.query.cart))) return void res.sendStatus(400);
  const offset = Math.max(0, +(req.query.offset ?? 0));
  await pool.query(`SELECT * FROM products OFFSET ${offset}`); // !safe sql-injection
  res.end();
});

app.get("/files/:name", (req, res) => {
  const target = path.resolve(UPLOADS, req.params.name);
  if (!target.startsWith(UPLOADS + path.sep)) return void res.sendStatus(404);
  res.sendFile(target); // !safe path-traversal
});

app.get("/files-relative/:name", (req, res) => {
  const target = path.join(UPLOADS, req.params.name);
  const relative = path.relative(UPLOADS, target);
  if (relative.startsWith("..") || path.isAbsolute(relative)) return void res.sendStatus(404);
  fs.createReadStream(target).pipe(res); // !safe path-traversal
});

app.get("/files-weak/:name", (req, res) => {
  const name = req.params.name.replace("../", "");
  fs.createReadStream(path.join(UPLOADS, name)).pipe(res); // !alert path-traversal
});

app.get("/files-normal/:name", (req, res) => {
  fs.createReadStream(path.join(UPLOADS, path.normalize(req.query.name as string))).pipe(res); // !alert path-traversal
});

app.get("/html", (req, res) => {
  res.send(`<p>${escapeHtml(String(req.query.a))}</p>`); // !safe xss-server-response
  res.send(`<p>${String(req.query.a).replace(/</g, "&lt;").replace(/>/g, "&gt;")}</p>`); // !safe xss-server-response
  res.send(`<p>${String(req.query.a).trim().toLowerCase()}</p>`); // !alert xss-server-response
  res.send(`<p>${encodeURIComponent(String(req.query.a))}</p>`); // !safe xss-server-response
  res.send(`<p>${decodeURIComponent(String(req.query.a))}</p>`); // !alert xss-server-response
});

function isSafeName(name: unknown): name is string {
  return typeof name === "string" && /^[a-z0-9_-]+$/i.test(name);
}

app.get("/named", (req, res) => {
  const { name } = req.query;
  if (!isSafeName(name)) return void res.sendStatus(400);
  exec(`lp ${name}`); // !safe command-injection
  exec(`lp ${req.query.printer}`); // !alert command-injection
  res.end();
});

app.get("/redirects", (req, res) => {
  const next = String(req.query.next);
  const target = new URL(next, "https://shop.example.com");
  if (target.origin !== "https://shop.example.com") return res.redirect("/");
  res.redirect(target.href); // !safe open-redirect
});

app.get("/redirect-path", (req, res) => {
  const next = String(req.query.next);
  if (!/^\/[a-z0-9/-]*$/.test(next) || next.startsWith("//")) return res.redirect("/");
  res.redirect(next); // !safe open-redirect
});

app.get("/redirect-fixed", (req, res) => {
  res.redirect("/orders/" + encodeURIComponent(String(req.query.id))); // !safe open-redirect
  res.redirect(`/orders/${req.params.id}`); // !safe open-redirect
  res.redirect(`https://shop.example.com/${req.query.path}`); // !safe open-redirect
  res.redirect(`${req.query.base}/orders`); // !alert open-redirect
});
