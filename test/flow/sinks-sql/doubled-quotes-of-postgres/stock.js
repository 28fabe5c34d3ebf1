// PostgreSQL ends a text at a quote alone, so one that is doubled ends nothing between quotes.
const express = require("express");
const { Pool } = require("pg");

const pool = new Pool();
const app = express();
const doubled = (text) => text.replaceAll("'", "''");
const literal = (value) => "'" + String(value).replace(/'/g, "''") + "'";

app.get("/bins", (req, res) => {
  pool.query(`SELECT id FROM bins WHERE label = '${String(req.query.label).replace(/'/g, "''")}'`); // !safe sql-injection
  pool.query(`SELECT id FROM bins WHERE label LIKE '%${doubled(req.query.part)}%' AND row = '${doubled(req.query.row)}'`); // !safe sql-injection
  pool.query("SELECT id FROM bins WHERE label = " + literal(req.query.label)); // !safe sql-injection
  pool.query(`SELECT id FROM bins WHERE row IN (${req.query.rows.split(",").map(literal)})`); // !safe sql-injection
  res.end();
});
app.get("/wrong", (req, res) => {
  pool.query(`SELECT id FROM bins WHERE shelf = ${doubled(req.query.shelf)}`); // !alert sql-injection
  pool.query(`SELECT id FROM bins WHERE row = '${doubled(req.query.row)}' AND shelf = ${doubled(req.query.shelf)}`); // !alert sql-injection
  pool.query(`SELECT id FROM bins WHERE label = '${String(req.query.label).replace("'", "''")}'`); // !alert sql-injection
  pool.query(`SELECT id FROM bins WHERE label = ${literal(req.query.label)} ORDER BY ${req.query.order}`); // !alert sql-injection
  res.end();
});
app.get("/pieces", (req, res) => {
  const conditions = ["deleted IS NULL"];
  if (req.query.label) conditions.push(`label = '${doubled(req.query.label)}'`);
  pool.query("SELECT id FROM bins WHERE " + conditions.join(" AND ")); // !safe sql-injection
  if (req.query.row) conditions.push(`row = '${req.query.row}'`);
  pool.query("SELECT id FROM bins WHERE " + conditions.join(" AND ")); // !alert sql-injection
  res.end();
});
