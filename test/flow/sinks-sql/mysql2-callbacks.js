const express = require("express");
const mysql = require("mysql2");

const app = express();
const connection = mysql.createConnection({ host: "db", database: "shop" });

app.get("/products", (req, res) => {
  const q = req.query.q; // !source
  connection.query("SELECT * FROM products WHERE title = '" + q + "'", (error, rows) => { // !alert sql-injection
    res.json(rows);
  });
});

app.get("/products/bound", (req, res) => {
  connection.execute("SELECT * FROM products WHERE title = ?", [req.query.q], (error, rows) => { // !safe sql-injection
    res.json(rows);
  });
});

app.get("/products/escaped", (req, res) => {
  connection.query("SELECT * FROM products WHERE title = " + connection.escape(req.query.q), (error, rows) => { // !safe sql-injection
    res.json(rows);
  });
});

app.get("/products/formatted", (req, res) => {
  const text = mysql.format("SELECT * FROM products WHERE title = ?", [req.query.q]);
  connection.query(text, (error, rows) => res.json(rows)); // !safe sql-injection
});

app.get("/products/options", (req, res) => {
  connection.query({ sql: `SELECT * FROM products LIMIT ${req.query.limit}` }, (error, rows) => res.json(rows)); // !alert sql-injection
});
