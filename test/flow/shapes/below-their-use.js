const express = require("express");
const { exec } = require("node:child_process");
const mysql = require("mysql2");

const app = express();

// What a handler uses may stand below it: it runs when all of the module has run.
app.get("/label", (req, res) => {
  print(req.query.printer);
  res.end();
});

const print = (printer) => exec("lp -d " + printer); // !alert command-injection

app.get("/stock", (req, res) => {
  exec("stock " + onlyLetters(req.query.sku)); // !safe command-injection
  res.end();
});

const onlyLetters = (text) => text.replace(/[^a-z]/g, "");

app.get("/orders", (req, res) => {
  db.query("SELECT * FROM orders WHERE state = '" + req.query.state + "'", (error, rows) => res.json(rows)); // !alert sql-injection
});

app.get("/returns", async (req, res) => {
  res.json(await returns.ofState(req.query.state));
});

const db = mysql.createConnection({ host: "db" });

class Returns {
  constructor(connection) {
    this.connection = connection;
  }

  ofState(state) {
    return this.connection.query("SELECT * FROM returns WHERE state = '" + state + "'"); // !alert sql-injection
  }
}

const returns = new Returns(db);

app.listen(3000);
