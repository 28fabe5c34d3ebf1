import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import express from "express";

const app = express();
const db = drizzle(process.env.DATABASE_URL!);

// Text that is made SQL is told where that happens, not once more where it runs.
app.get("/raw", async (req, res) => {
  const order = sql.raw(`ORDER BY ${req.query.by}`); // !alert sql-injection
  const rows = await db.execute(sql`SELECT id FROM orders WHERE shop = ${req.query.shop} ${order}`); // !safe sql-injection
  res.json(rows);
});

app.get("/text", async (req, res) => {
  res.json(await db.execute(`SELECT id FROM orders WHERE shop = '${req.query.shop}'`)); // !alert sql-injection
});
