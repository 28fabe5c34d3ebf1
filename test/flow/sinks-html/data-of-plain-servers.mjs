import { createServer } from "node:http";
import mysql from "mysql2/promise";

const pool = mysql.createPool(process.env.DATABASE_URL);

// Browsers look at how an answer without a type begins, and data begins with no tag.
createServer(async (req, res) => {
  const { searchParams, pathname } = new URL(req.url, "http://localhost");
  const name = searchParams.get("name");
  const [rows] = await pool.query("SELECT * FROM items WHERE name = ?", [name]);
  if (pathname === "/rows") return res.end(JSON.stringify(rows)); // !safe xss-server-response
  if (pathname === "/object") return res.end(JSON.stringify({ name })); // !safe xss-server-response
  if (pathname === "/written") res.write(`{"name":${JSON.stringify(name)}}`); // !safe xss-server-response
  if (pathname === "/script") return res.end(`<script>const name = ${JSON.stringify(name)}</script>`); // !alert xss-server-response
  if (pathname === "/behind") return res.end("<p>" + JSON.stringify(rows[0]) + name); // !alert xss-server-response
  res.end(`Hello ${name}`); // !alert xss-server-response
});

createServer((req, res) => {
  const name = new URL(req.url, "http://localhost").searchParams.get("name");
  res.setHeader("Content-Type", "text/html");
  res.end(JSON.stringify({ name })); // !alert xss-server-response
});
