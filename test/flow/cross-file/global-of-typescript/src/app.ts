import "./globals";
import express from "express";

const app = express();

app.get("/bowls", async (req, res) => {
  const { rows } = await db.query(`SELECT * FROM bowls WHERE glaze = '${req.query.glaze}'`); // !alert sql-injection
  res.json(rows);
});

app.get("/bowls/:id", async (req, res) => {
  const { rows } = await db.query("SELECT * FROM bowls WHERE id = $1", [req.params.id]); // !safe sql-injection
  res.json(rows);
});
