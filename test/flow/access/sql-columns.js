// Which column of a statement a bound value is for.
const express = require("express");
const session = require("express-session");
const { Pool } = require("pg");
const mysql = require("mysql2/promise");

const app = express();
const pool = new Pool();
const db = mysql.createPool({});
app.use(express.json());
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));

app.post("/email", async (req, res) => {
  await pool.query("UPDATE customers SET email = $1 WHERE id = $2", [req.body.email, req.session.customerId]); // !safe idor-by-request-id
  res.end();
});

app.post("/phone", async (req, res) => {
  await db.query("UPDATE customers SET phone = ?, name = ? WHERE id = ?", [req.body.phone, req.body.name, req.session.customerId]); // !safe idor-by-request-id
  res.end();
});

app.post("/street", async (req, res) => {
  await pool.query("UPDATE addresses SET street = $1 WHERE id = $2", [req.body.street, req.body.id]); // !alert idor-by-request-id
  res.end();
});

app.post("/city", async (req, res) => {
  await db.query("UPDATE addresses SET city = ? WHERE id = ?", [req.body.city, req.body.id]); // !alert idor-by-request-id
  res.end();
});
