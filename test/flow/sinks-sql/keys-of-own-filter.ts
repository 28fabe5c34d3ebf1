import express from "express";
import mysql from "mysql";

const app = express();
app.use(express.json());
const connection = mysql.createConnection({ stringifyObjects: true });

function find(filter: Record<string, unknown>) {
  const where = Object.keys(filter).map((key) => key + " = " + connection.escape(filter[key]));
  connection.query("SELECT * FROM users WHERE " + where.join(" AND ")); // !safe sql-injection -- the names are written here
}

function findAny(filter: Record<string, unknown>) {
  const where = Object.keys(filter).map((key) => key + " = " + connection.escape(filter[key]));
  connection.query("SELECT * FROM users WHERE " + where.join(" AND ")); // !alert sql-injection -- so are names of columns
}

function entries(filter: Record<string, unknown>) {
  const where = Object.entries(filter).map(([key, value]) => `${key} = ${connection.escape(value)}`);
  connection.query("SELECT * FROM users WHERE " + where.join(" AND ")); // !safe sql-injection
}

app.post("/users", (req, res) => {
  for (const name in { phone: req.body.phone }) connection.query("SELECT " + name + " FROM users"); // !safe sql-injection
  for (const name in req.body) connection.query("SELECT " + name + " FROM users"); // !alert sql-injection
  find({ phone: req.body.phone, shop: 1 });
  findAny(req.body.filter);
  findAny({ shop: 1, ...req.body });
  entries({ phone: req.body.phone });
  res.end();
});
