import express from "express";
import { gql, request } from "graphql-request";
import sql from "sql-template-tag";
import { Pool } from "pg";
import html from "html-template-tag";

const app = express();
const pool = new Pool();

app.get("/a", async (req, res) => {
  const q = String(req.query.q);
  await pool.query(sql`SELECT id FROM products WHERE title = ${q}`); // !safe sql-injection
  await request("https://api.shop.example.com/graphql", gql`query ($q: String!) { search(q: $q) { id } }`, { q }); // !safe ssrf, groq-cypher-es-injection
  res.send(html`<p>${q}</p>`); // !safe xss-server-response
});
