// Wrappers call a method of the driver by a name that they are given.
const express = require("express");
const axios = require("axios");
const sqlite = require("sqlite3");

const app = express();
app.use(express.json());
const shop = new sqlite.Database("shop.db");

const asked = (method) => (sql, ...values) =>
  new Promise((resolve, reject) =>
    shop[method](sql, values, (error, rows) => (error ? reject(error) : resolve(rows))), // !alert sql-injection
  );
const db = { one: asked("get"), all: asked("all") };

function ask(method, sql, values) {
  return new Promise((resolve) => shop[method](sql, values, (error, rows) => resolve(rows))); // !alert sql-injection
}

app.get("/list", async (req, res) => {
  res.json(await db.all(`SELECT * FROM items WHERE title LIKE '%${req.query.title}%'`)); // the driver's call is the place
});
app.get("/one", async (req, res) => {
  res.json(await db.one("SELECT * FROM items WHERE id = ?", req.query.id)); // !safe sql-injection
});
app.get("/asked", async (req, res) => {
  res.json(await ask("all", `SELECT * FROM items ORDER BY ${req.query.order}`, []));
});
app.post("/forward", async (req, res) => {
  const verb = req.method.toLowerCase();
  await axios[verb](req.body.address); // !alert ssrf
  await axios[verb]("https://partner.example/feed", req.body); // !safe ssrf
  const name = axios[req.body.name]; // !safe ssrf -- nothing is called
  res.json({ name: typeof name });
});
