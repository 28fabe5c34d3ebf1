import express from "express";
import { Pool } from "pg";
import format from "pg-format";
import pgPromise from "pg-promise";

const app = express();
const pool = new Pool();
const pgp = pgPromise();
const db = pgp("postgres://localhost/shop");

// pg-format quotes what stands for %L and %I, and takes over what stands for %s.
app.get("/format", async (req, res) => {
  const { name, table, order } = req.query; // !source
  await pool.query(format("SELECT * FROM %I WHERE name = %L", table, name)); // !safe sql-injection
  await pool.query(format("SELECT * FROM products ORDER BY %s", order)); // !alert sql-injection
  await pool.query(format("SELECT * FROM %I WHERE name = %L ORDER BY %s", table, name, order)); // !alert sql-injection
  await pool.query(format("SELECT 100%% FROM %s WHERE name = %L", "products", name)); // !safe sql-injection
  await pool.query(format("SELECT * FROM products WHERE name = %2$L ORDER BY %1$s", "id", name)); // !safe sql-injection
  await pool.query(format("SELECT * FROM products WHERE name = %2$L ORDER BY %1$s", order, name)); // !alert sql-injection
  await pool.query(format.withArray("SELECT * FROM %I ORDER BY %s", [table, order])); // !alert sql-injection
  await pool.query(format.withArray("SELECT * FROM %s WHERE name = %L", ["products", name])); // !safe sql-injection
  await pool.query(format("SELECT * FROM products LIMIT %s", Number(req.query.limit))); // !safe sql-injection
  res.end();
});

// So does pg-promise with :raw and ^; :value doubles quotes, which helps between quotes alone.
app.get("/promise", async (req, res) => {
  const { name, order } = req.query; // !source
  await db.any("SELECT * FROM products WHERE name = $1", [name]); // !safe sql-injection
  await db.any("SELECT * FROM products WHERE name = $1", name); // !safe sql-injection
  await db.any("SELECT * FROM products WHERE name = $1 ORDER BY $2:raw", [name, "id"]); // !safe sql-injection
  await db.any("SELECT * FROM products WHERE name = $1 ORDER BY $2:raw", [name, order]); // !alert sql-injection
  await db.any("SELECT * FROM products ORDER BY $1^", order); // !alert sql-injection
  await db.one("SELECT * FROM products ORDER BY ${order:raw}", { order }); // !alert sql-injection
  await db.one("SELECT * FROM products ORDER BY ${order^}", { order }); // !alert sql-injection
  await db.one("SELECT * FROM products WHERE name = ${name} ORDER BY ${order:name}", { name, order }); // !safe sql-injection
  await db.one("SELECT * FROM products WHERE name = $<name> ORDER BY $<by:raw>", { name, by: "id" }); // !safe sql-injection
  await db.one("SELECT * FROM products WHERE name LIKE '%$1:value%'", [name]); // !safe sql-injection
  await db.one("SELECT * FROM products ORDER BY $1:value", [order]); // !alert sql-injection
  await db.none(pgp.as.format("DELETE FROM products WHERE name = $1", [name])); // !safe sql-injection
  await db.none(pgp.as.format("DELETE FROM $1:raw", [order])); // !alert sql-injection
  res.end();
});
