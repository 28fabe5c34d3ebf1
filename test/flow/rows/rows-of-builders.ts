// Rows that knex and the clients of PostgreSQL give, which customers once filled.
import { neon } from "@neondatabase/serverless";
import express from "express";
import knex from "knex";
import postgres from "postgres";

const db = knex({ client: "pg" });
const sql = postgres("postgres://localhost/labels");
const edge = neon("postgres://localhost/labels");
const app = express();

app.get("/knex", async (_req, res) => {
  const rows = await db("notes").where({ state: "shown" }).limit(10);
  res.send(`<ul>${rows.map((row) => `<li>${row.text}</li>`).join("")}</ul>`); // !alert xss-server-response
  res.send(`<ul>${rows.map((row) => `<li>${Number(row.stars)}</li>`).join("")}</ul>`); // !safe xss-server-response
});
app.get("/sql", async (req, res) => {
  const [note] = await sql`SELECT text FROM notes WHERE id = ${String(req.query.id)}`;
  res.send("<p>" + note.text + "</p>"); // !alert xss-server-response
});
app.get("/unsafe", async (_req, res) => {
  const [note] = await sql.unsafe("SELECT text FROM notes");
  res.send("<p>" + note.text + "</p>"); // !alert xss-server-response
});
app.get("/edge", async (_req, res) => {
  const [note] = await edge`SELECT text FROM notes`;
  res.send("<p>" + note.text + "</p>"); // !alert xss-server-response
  const { rows } = await edge.query("SELECT text FROM notes");
  res.send("<p>" + rows[0].text + "</p>"); // !alert xss-server-response
});
