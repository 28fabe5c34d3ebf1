import express from "express";
import knex from "knex";

const app = express();
const db = knex({ client: "pg", connection: process.env.DATABASE_URL });

app.get("/products", async (req, res) => {
  const sort = req.query.sort as string; // !source
  res.json([
    await db.raw(`SELECT id FROM products ORDER BY ${sort}`), // !alert sql-injection
    await db("products").whereRaw("title LIKE '%" + req.query.q + "%'"), // !alert sql-injection
    await db("products").orderByRaw(sort), // !alert sql-injection
    await db("products").where("id", ">", 3).havingRaw(`count(*) > ${req.query.min}`), // !alert sql-injection
    await db("products").select(db.raw(`${req.query.column} AS value`)), // !alert sql-injection
    await db("products").orderByRaw(`${db.ref(sort)} DESC`), // !safe sql-injection
    await db("products").where({ title: req.query.q }), // !safe sql-injection
    await db("products").where("title", "like", `%${req.query.q}%`), // !safe sql-injection
    await db("products").whereRaw("title LIKE ?", [`%${req.query.q}%`]), // !safe sql-injection
    await db.raw("SELECT id FROM products WHERE brand = :brand", { brand: req.query.brand }), // !safe sql-injection
    await db("products").insert({ title: req.query.q }), // !safe sql-injection
  ]);
});

app.get("/rows/:column", async (req, res) => {
  const rows = await db.raw(`SELECT ${req.params.column} FROM products`); // !alert sql-injection
  res.send(`<p>${rows}</p>`); // !safe xss-server-response -- what a statement finds is not its text
});
