// What one handler leaves on the request is what the next one finds.
const express = require("express");
const { exec } = require("child_process");
const mysql = require("mysql2/promise");
const { search, remember, validate, Quantity } = require("./middleware");

const app = express();
const pool = mysql.createPool({});
app.use(express.json());
app.use(search);

app.get("/labels", async (req, res) => {
  exec(`lp ${res.locals.label}`); // !alert command-injection
  exec(`lp -n ${res.locals.page}`); // !safe command-injection
  const [rows] = await pool.query(`SELECT id FROM products WHERE title = '${req.term}'`); // !alert sql-injection
  await pool.query(`SELECT id FROM shops WHERE name = '${req.context.shop}' LIMIT ${req.context.limit}`); // !alert sql-injection
  await pool.query(`SELECT id FROM shops LIMIT ${req.context.limit}`); // !safe sql-injection
  res.json(rows);
});

app.post("/notes", remember);
app.get("/notes", async (req, res) => {
  exec(`lp ${req.session.note}`); // !alert command-injection
  exec(`lp ${req.session.visits}`); // !safe command-injection
  exec(`lp ${req.session.csrf}`); // !safe command-injection
  res.send("printed");
});

app.post("/stock", validate(Quantity), async (req, res) => {
  await pool.query(`UPDATE stock SET n = 1 WHERE sku = ${req.body.sku}`); // !safe sql-injection
  await pool.query(`UPDATE stock SET n = 1 WHERE note = '${req.body.note}'`); // !alert sql-injection
  res.sendStatus(204);
});

app.post("/unchecked", async (req, res) => {
  await pool.query(`UPDATE stock SET n = 1 WHERE sku = ${req.body.sku}`); // !alert sql-injection
  res.sendStatus(204);
});
