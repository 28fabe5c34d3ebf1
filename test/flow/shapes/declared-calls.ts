import express from "express";
import type { Knex } from "knex";
import { container } from "./container";

class Search {
  constructor(private readonly db: Knex) {}
  find(term: string) {
    return this.db.raw(`SELECT * FROM products WHERE name = '${term}'`); // !alert sql-injection
  }
  findSafely(term: string) {
    return this.db.raw("SELECT * FROM products WHERE name = ?", [term]); // !safe sql-injection
  }
}

interface Bag {
  search: Search;
}

const app = express();

app.get("/a", async (req, res) => {
  const search = container.resolve<Search>("search");
  await search.findSafely(String(req.query.q));
  res.json(await search.find(String(req.query.q)));
});
app.get("/b", async (req, res) => {
  const search = container.get("search") as Search;
  res.json(await search.findSafely(String(req.query.q)));
});
app.get("/c", async (req, res) => {
  const db: Knex = container.get("db");
  await db.raw(`SELECT ${req.query.q}`); // !alert sql-injection
  const other: Knex = await container.getAsync("db");
  await other("products").whereRaw("name = ?", [req.query.q]); // !safe sql-injection
  const bag: Bag = container.get("bag");
  res.json(bag);
});
