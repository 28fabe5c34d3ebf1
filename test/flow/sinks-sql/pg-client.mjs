import express from "express";
import pg from "pg";

const app = express();
const client = new pg.Client();
await client.connect();

app.get("/products", async (req, res) => {
  const { q } = req.query; // !source
  await client.query({ text: `SELECT id FROM products WHERE title = '${q}'` }); // !alert sql-injection
  await client.query({ text: "SELECT id FROM products WHERE title = $1", values: [q] }); // !safe sql-injection
  await client.query(`SELECT id FROM products WHERE title = ${client.escapeLiteral(String(q))}`); // !safe sql-injection
  const pooled = await new pg.Pool().connect();
  await pooled.query("DELETE FROM drafts WHERE title = '" + q + "'"); // !alert sql-injection
  res.sendStatus(204);
});
