// Mustache fills what was read of a file; three braces write a value as it is.
const fs = require("fs");
const path = require("path");
const express = require("express");
const Mustache = require("mustache");

const app = express();

app.get("/order", (req, res) => {
  const order = fs.readFileSync(path.join(__dirname, "../views/order.mustache"), "utf8");
  res.send(Mustache.render(order, { note: req.query.note, name: "Corner shop" })); // !alert xss-server-response
  res.send(Mustache.render(order, { note: "", name: req.query.name })); // !safe xss-server-response
});
