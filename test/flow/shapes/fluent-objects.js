// Objects whose methods give the object itself, and objects that say how they read as a text.
const express = require("express");
const mysql = require("mysql");
const app = express();
const pool = mysql.createPool({});

class Statement {
  constructor(first) {
    this.parts = [first];
    this.checked = [];
  }
  add(part) {
    this.parts.push(part);
    return this;
  }
  check(part) {
    this.checked.push(part);
    return this;
  }
  copy() {
    const made = new Statement("");
    made.parts = [...this.parts];
    return made;
  }
  toString() {
    return this.parts.join(" ");
  }
}
class Money {
  constructor(cents) {
    this.cents = cents;
  }
  toString() {
    return String(Number(this.cents) / 100);
  }
}
const builder = () => ({
  parts: [],
  add(part) {
    this.parts.push(part);
    return this;
  },
});

app.get("/added", (req, res) => {
  const text = new Statement("SELECT * FROM products ORDER BY");
  text.add("name,").add(req.query.sort);
  pool.query(text.toString(), (error, rows) => res.json(rows)); // !alert sql-injection
});
app.get("/added/later", (req, res) => {
  const text = new Statement("SELECT * FROM products ORDER BY");
  text.add("name").check(1).add(",").add(req.query.sort);
  pool.query(`${text} LIMIT 10`, (error, rows) => res.json(rows)); // !alert sql-injection
});
app.get("/checked", (req, res) => {
  const text = new Statement("SELECT * FROM products ORDER BY");
  text.add("name").check(req.query.sort);
  pool.query(`${text} LIMIT 10`, (error, rows) => res.json(rows)); // !safe sql-injection
});
app.get("/copied", (req, res) => {
  const text = new Statement("SELECT * FROM products ORDER BY name");
  text.copy().add(req.query.sort);
  pool.query(text.toString(), (error, rows) => res.json(rows)); // !safe sql-injection
});
app.get("/object", (req, res) => {
  const text = builder();
  text.add("SELECT * FROM products ORDER BY").add(req.query.sort);
  pool.query(text.parts.join(" "), (error, rows) => res.json(rows)); // !alert sql-injection
});
app.get("/money", (req, res) => {
  const price = new Money(req.query.cents);
  pool.query(`SELECT * FROM products WHERE price < ${price}`, (error, rows) => res.json(rows)); // !safe sql-injection
});
