const express = require("express");
const mysql = require("mysql2/promise");

const pool = mysql.createPool({ database: "titles" });
const app = express();

app.get("/titles", async (req, res) => {
  const title = String(req.query.title).replace(/'/g, "''");
  const [rows] = await pool.query(`SELECT * FROM titles WHERE name = '${title}'`); // !alert sql-injection -- a backslash before the first of two quotes leaves the second
  res.json(rows);
});
