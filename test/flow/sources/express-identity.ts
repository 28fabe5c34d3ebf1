// What a verified session says of the customer is not the sender's choice.
import express from "express";
import session from "express-session";
import { Pool } from "pg";

declare module "express-session" {
  interface SessionData {
    tenantSchema: string;
  }
}

const app = express();
const pool = new Pool();
app.use(session({ secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false }));

app.get("/catalogue", async (req, res) => {
  const found = await pool.query(`SELECT id FROM ${req.session.tenantSchema}.products`); // !safe sql-injection
  res.json(found.rows);
});
