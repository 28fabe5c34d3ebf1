const express = require("express");
const { exec } = require("child_process");

const app = express();

function first() {
  exec("convert " + arguments[0]); // !alert command-injection
}

function all() {
  var list = Array.prototype.slice.call(arguments);
  exec(list.join(" ")); // !alert command-injection
}

function inner(fixed, chosen) {
  exec(fixed); // !safe command-injection
  exec(chosen); // !alert command-injection
}

function outer() {
  return inner.apply(this, arguments);
}

app.get("/arguments", (req, res) => {
  first(req.query.name);
  all("ls", req.query.folder);
  outer("ls", req.query.folder);
  res.end();
});
