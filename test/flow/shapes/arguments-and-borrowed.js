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

// Places in a copy of all arguments are those of the call.
function printSecond() {
  const rest = [].slice.call(arguments, 1);
  exec(rest[0]); // !alert command-injection
}

function printFirst() {
  const rest = [].slice.call(arguments, 1);
  exec(rest[0]); // !safe command-injection
}

function printAll() {
  const rest = Array.prototype.slice.call(arguments);
  let each;
  while ((each = rest.shift())) exec(each); // !alert command-injection
}

app.get("/copied", (req, res) => {
  printSecond("label", req.query.second);
  printFirst(req.query.first, "label");
  printAll("label", req.query.third);
  res.end();
});
