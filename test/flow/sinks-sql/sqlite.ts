import express from "express";
import Database from "better-sqlite3";
import sqlite3 from "sqlite3";

const app = express();
const shop = new Database("shop.db");
const legacy = new sqlite3.Database("legacy.db");

app.get("/products", (req, res) => {
  const q = String(req.query.q); // !source
  shop.prepare(`SELECT id FROM products WHERE title = '${q}'`).all(); // !alert sql-injection
  shop.prepare("SELECT id FROM products WHERE title = ?").all(q); // !safe sql-injection
  shop.exec("DELETE FROM drafts WHERE title = '" + q + "'"); // !alert sql-injection
  legacy.all(`SELECT id FROM products WHERE title = '${q}'`, (error, rows) => res.json(rows)); // !alert sql-injection
  legacy.get("SELECT id FROM products WHERE title = ?", [q], () => {}); // !safe sql-injection
  legacy.run("UPDATE drafts SET title = '" + q + "'"); // !alert sql-injection
});
