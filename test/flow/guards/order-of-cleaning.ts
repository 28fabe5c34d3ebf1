import express from "express";
import escapeHtml from "escape-html";
import path from "node:path";
import { readFile } from "node:fs/promises";
import { Pool } from "pg";

const app = express();
const pool = new Pool();

app.get("/before", (req, res) => {
  let name = String(req.query.name);
  name = escapeHtml(name);
  res.send(`<p>${name}</p>`); // !safe xss-server-response
});
app.get("/after", (req, res) => {
  const name = String(req.query.name);
  res.write("<!doctype html>");
  res.send(`<p>${name}</p>`); // !alert xss-server-response
  escapeHtml(name);
});
app.get("/thrown-away", (req, res) => {
  const name = String(req.query.name);
  escapeHtml(name);
  res.send(`<p>${name}</p>`); // !alert xss-server-response
});
app.get("/one-branch", (req, res) => {
  let name = String(req.query.name);
  if (req.query.strict) name = escapeHtml(name);
  res.send(`<p>${name}</p>`); // !alert xss-server-response
});
app.get("/both-branches", (req, res) => {
  let name = String(req.query.name);
  if (req.query.strict) name = escapeHtml(name);
  else name = "guest";
  res.send(`<p>${name}</p>`); // !safe xss-server-response
});
app.get("/undone", (req, res) => {
  const name = decodeURIComponent(encodeURIComponent(String(req.query.name)));
  res.send(`<p>${name}</p>`); // !alert xss-server-response
});
app.get("/other-sink", async (req, res) => {
  const name = escapeHtml(String(req.query.name));
  await pool.query(`SELECT id FROM products WHERE id = ${name}`); // !alert sql-injection -- escaped for another language
  await readFile(path.join("labels", name)); // !alert path-traversal
  const file = path.basename(String(req.query.file));
  await readFile(path.join("labels", file)); // !safe path-traversal
  res.send(`<p>${file}</p>`); // !alert xss-server-response -- a file name may hold markup
});
app.get("/two-fields", (req, res) => {
  const page = { title: escapeHtml(String(req.query.title)), text: String(req.query.text) };
  if (req.query.short) return res.send(`<h1>${page.title}</h1>`); // !safe xss-server-response
  res.send(`<p>${page.text}</p>`); // !alert xss-server-response
});
app.get("/field-cleaned", (req, res) => {
  const page = { text: String(req.query.text) };
  page.text = escapeHtml(page.text);
  res.send(`<p>${page.text}</p>`); // !safe xss-server-response
});
app.get("/mixed", (req, res) => {
  res.send(`<p>${escapeHtml(String(req.query.a))} ${req.query.b}</p>`); // !alert xss-server-response
});
app.get("/each", (req, res) => {
  const items = String(req.query.items).split(",").map((item) => `<li>${escapeHtml(item)}</li>`);
  res.send(`<ul>${items.join("")}</ul>`); // !safe xss-server-response
});
