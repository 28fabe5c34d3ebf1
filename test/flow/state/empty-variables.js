const express = require("express");
const { exec } = require("child_process");

const app = express();
let current;
let copies;
let program;

app.get("/set", (req, res) => {
  current = req.query.name;
  copies = Number(req.query.copies);
  res.end();
});
app.get("/print", (req, res) => {
  print();
  exec("print " + copies); // !safe command-injection
  exec("print " + program); // !safe command-injection
  res.end();
});

function print() {
  exec("print " + current); // !alert command-injection
}
