const express = require("express");
const { exec } = require("node:child_process");

const app = express();

// Lists hand their elements to functions of libraries as they do to others.
app.get("/named", (req, res) => {
  const printers = [req.query.first, req.query.second].map(String).filter(Boolean);
  for (const printer of printers) exec(`lp -d ${printer}`); // !alert command-injection
  res.end();
});

app.get("/decoded", (req, res) => {
  const [printer] = String(req.query.printers).split(",").map(decodeURIComponent);
  exec(`lp -d ${printer}`); // !alert command-injection
  res.end();
});

app.get("/each", (req, res) => {
  [req.query.command].forEach(exec); // !alert command-injection
  res.end();
});

app.get("/numbers", (req, res) => {
  const copies = [req.query.copies].map(Number);
  exec(`lp -n ${copies[0]}`); // !safe command-injection
  res.end();
});

app.listen(3000);
