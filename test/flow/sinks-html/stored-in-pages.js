// What is stored harms where it becomes a part of a page; what is sent as it is may be data, or HTML that was meant.
const express = require("express");
const fs = require("node:fs");
const path = require("node:path");
const mysql = require("mysql2/promise");

const app = express();
const pool = mysql.createPool(process.env.DATABASE_URL);

app.get("/products/:id", async (req, res) => {
  const [rows] = await pool.query("SELECT * FROM products WHERE id = ?", [req.params.id]); // !source
  res.send(rows[0]); // !safe xss-server-response -- an object is sent as JSON
});

app.get("/pages/:id", async (req, res) => {
  const [[page]] = await pool.query("SELECT * FROM pages WHERE id = ?", [req.params.id]);
  res.send(page.html); // !safe xss-server-response -- what was stored as HTML is meant to be that
});

app.get("/products/:id/label", async (req, res) => {
  const [[product]] = await pool.query("SELECT * FROM products WHERE id = ?", [req.params.id]);
  res.send("<h1>" + product.name + "</h1>"); // !alert xss-server-response !sink(html)
});

app.get("/products/:id/price", async (req, res) => {
  const [[product]] = await pool.query("SELECT * FROM products WHERE id = ?", [req.params.id]);
  res.send(`<b>${product.unit_price}</b> since ${product.changed_at}`); // !safe xss-server-response -- numbers and dates
});

app.get("/orders", async (req, res) => {
  const [orders] = await pool.query("SELECT * FROM orders WHERE state = 'open'");
  let page = "<table>";
  for (const order of orders) page += row(order);
  res.send(page + "</table>"); // !alert xss-server-response
});

function row(order) {
  return "<tr><td>" + order.note + "</td></tr>";
}

app.get("/about", (req, res) => {
  const html = fs.readFileSync(path.join(__dirname, "about.html"), "utf8");
  res.send(html); // !safe xss-server-response -- a file of the program
});

app.get("/uploads", (req, res) => {
  const files = fs.readdirSync("uploads");
  res.send(`<ul>${files.map((file) => `<li>${file}</li>`).join("")}</ul>`); // !alert xss-server-response
});

app.get("/echo", (req, res) => {
  res.send(req.query); // !safe xss-server-response -- an object is sent as JSON
});

app.post("/echo", (req, res) => {
  res.send(req.body); // !safe xss-server-response -- an object is sent as JSON
});

app.post("/text", (req, res) => {
  res.send(JSON.stringify(req.body)); // !alert xss-server-response
});

app.get("/one", (req, res) => {
  res.send(req.query.name); // !alert xss-server-response
});

app.get("/old", (req, res) => {
  res.send(req.param("name")); // !alert xss-server-response
});

app.get("/all", (req, res) => {
  const { name } = req.query;
  res.send({ ...req.query }.name + name); // !alert xss-server-response
});

app.get("/later", (req, res) => {
  fs.stat("uploads", (error) => {
    res.setHeader("Content-Type", "application/json");
    res.end(`{"name":"${req.query.name}"}`); // !safe xss-server-response -- said to be no page, in a function inside of the handler
  });
});

app.get("/later/page", (req, res) => {
  fs.stat("uploads", (error) => {
    res.setHeader("X-Frame-Options", "DENY");
    res.end(`<b>${req.query.name}</b>`); // !alert xss-server-response
  });
});
