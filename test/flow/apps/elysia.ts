import { Elysia, t } from "elysia";
import { Database } from "bun:sqlite";
const db = new Database("shop.db");

new Elysia()
  .get("/search", ({ query }) => db.query(`SELECT * FROM p WHERE name = '${query.q}'`).all()) // !alert sql-injection
  .get("/search-safe", ({ query: { q } }) => db.query("SELECT * FROM p WHERE name = ?").all(q)) // !safe sql-injection
  .post("/page", ({ body }) => db.query(`SELECT * FROM p LIMIT ${body.limit}`).all(), { // !safe sql-injection
    body: t.Object({ limit: t.Number(), name: t.String() }),
  })
  .get("/go", ({ query, redirect }) => redirect(query.to)) // !alert open-redirect
  .listen(3000);
