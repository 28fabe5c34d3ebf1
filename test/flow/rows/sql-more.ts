import express from "express";
import pgp from "pg-promise";
import sqlite3 from "sqlite3";
import Database from "better-sqlite3";
import sql from "mssql";
import { sql as slonik } from "slonik";
import format from "pg-format";
import SqlString from "sqlstring";
import SQL from "sql-template-strings";
import { Pool } from "pg";
import { requireUser } from "./auth";

const lib = pgp();
const db = lib("postgres://localhost/shop");
const lite = new sqlite3.Database("shop.db");
const better = new Database("shop.db");
const pool = new Pool();
const app = express();
app.use(express.json(), requireUser);
app.post("/", async (req, res) => {
  const { name, column } = req.body;
  await db.any(`SELECT id FROM products WHERE name = '${name}'`); // !alert sql-injection
  await db.any("SELECT id FROM products WHERE name = $1", [name]); // !safe sql-injection
  await db.any(lib.as.format(`SELECT id FROM products WHERE name = '${name}'`)); // !alert sql-injection
  await db.any(`SELECT ${lib.as.name(column)} FROM products`); // !safe sql-injection
  res.json(await db.one("SELECT * FROM orders WHERE id = $1", [req.body.orderId])); // !alert idor-by-request-id
  res.json(await db.one("SELECT * FROM orders WHERE id = $1 AND user_id = $2", [req.body.orderId, req.user!.id])); // !safe idor-by-request-id
  lite.run("INSERT INTO cards (number) VALUES (?)", [req.body.cardNumber]); // !alert card-data-handled
  lite.run("INSERT INTO cards (token) VALUES (?)", [req.body.token]); // !safe card-data-handled
  better.prepare("INSERT INTO cards (number) VALUES (?)").run(req.body.cardNumber); // !alert card-data-handled
  slonik.unsafe`SELECT 1`;
  await pool.query(slonik.unsafe(`SELECT id FROM products WHERE name = '${name}'`)); // !alert sql-injection
  await pool.query(format("SELECT %I FROM products WHERE name = %L", column, name)); // !safe sql-injection
  await pool.query(`SELECT ${format.ident(column)} FROM products`); // !safe sql-injection
  await pool.query(`SELECT id FROM products WHERE name = ${SqlString.escape(name)}`); // !safe sql-injection
  await pool.query(SqlString.format("SELECT ?", [SqlString.raw(name)])); // !alert sql-injection
  await pool.query(SQL`SELECT id FROM products WHERE name = ${name}`); // !safe sql-injection
  const rows = (await new sql.Request().query("SELECT name FROM products")).recordset;
  res.json(rows);
});
