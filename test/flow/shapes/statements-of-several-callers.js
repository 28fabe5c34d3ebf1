// In one file the function that hands a statement on is the place, unless several write some for it.
const express = require("express");
const sqlite3 = require("sqlite3");

const app = express();
const db = new sqlite3.Database("shop.db");

function all(sql, params = []) {
  return new Promise((resolve, reject) => {
    db.all(sql, params, (error, rows) => (error ? reject(error) : resolve(rows))); // !safe sql-injection
  });
}
function first(sql) {
  return new Promise((resolve) => db.get(sql, (_error, row) => resolve(row))); // !alert sql-injection
}

app.get("/teas", async (req, res) => {
  res.json(await all(`SELECT id FROM teas WHERE kind = '${req.query.kind}'`)); // !alert sql-injection
});
app.get("/pots", async (req, res) => {
  res.json(await all("SELECT id FROM pots WHERE size = " + req.query.size)); // !alert sql-injection
});
app.get("/cups", async (req, res) => {
  res.json(await all("SELECT id FROM cups WHERE size = ?", [req.query.size])); // !safe sql-injection
});
app.get("/tea", async (req, res) => {
  res.json(await first(`SELECT id FROM teas WHERE name = '${req.query.name}'`));
});
