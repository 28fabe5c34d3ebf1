// Databases hang on the application.
const express = require("express");
const { MongoClient } = require("mongodb");
const mysql = require("mysql2/promise");

const app = express();
app.use(express.json());
const client = new MongoClient("mongodb://localhost");
app.locals.db = client.db("shop");
app.set("sql", mysql.createPool({}));

app.post("/login", async (req, res) => {
  const found = await req.app.locals.db.collection("customers").findOne({ email: req.body.email }); // !alert nosql-operator-injection !safe idor-by-request-id
  const own = await app.locals.db.collection("customers").findOne({ email: String(req.body.email) }); // !safe nosql-operator-injection !safe idor-by-request-id
  res.json([found, own]);
});

app.get("/orders", async (req, res) => {
  const [rows] = await req.app.get("sql").query(`SELECT id FROM orders WHERE code = '${req.query.code}'`); // !alert sql-injection
  await app.get("sql").query("SELECT id FROM orders WHERE code = ?", [req.query.code]); // !safe sql-injection
  res.json(rows);
});
