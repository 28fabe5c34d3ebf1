const express = require("express");
const Database = require("better-sqlite3");

const db = new Database("shop.db");
const insert = db.prepare("INSERT INTO orders (email, total) VALUES (?, ?)");
const app = express();
app.use(express.json());

app.post("/a", (req, res) => {
  insert.run(req.body.email, req.body.total); // !alert client-supplied-order-total
  res.sendStatus(201);
});
app.post("/b", (req, res) => {
  const { price } = db.prepare("SELECT price FROM products WHERE sku = ?").get(String(req.body.sku));
  insert.run(req.body.email, price); // !safe client-supplied-order-total
  res.sendStatus(201);
});
app.post("/c", (req, res) => {
  db.prepare("INSERT INTO reviews (email, price) VALUES (?, ?)").run(req.body.email, req.body.price); // !safe client-supplied-order-total
  res.sendStatus(201);
});
