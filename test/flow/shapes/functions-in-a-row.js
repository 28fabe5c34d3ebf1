const express = require("express");
const { exec } = require("child_process");

const app = express();

// Functions that are called one after the other, each with what the one before gave.
const pipe =
  (...functions) =>
  (start) =>
    functions.reduce((value, next) => next(value), start);
const compose =
  (...functions) =>
  (start) =>
    functions.reduceRight((value, next) => next(value), start);

const same = (value) => value;
const quoted = (value) => `"${value}"`;
const counted = (value) => Number(value);

const printed = pipe(same, quoted, (value) => exec(`print ${value}`)); // !alert command-injection
const numbered = pipe(same, counted, (value) => exec(`print ${value}`)); // !safe command-injection
const last = compose((value) => exec(`print ${value}`), quoted, same); // !alert command-injection
const lastNumber = compose((value) => exec(`print ${value}`), counted, same); // !safe command-injection

app.get("/labels", (req, res) => {
  printed(req.query.name); // !source
  numbered(req.query.name);
  last(req.query.name);
  lastNumber(req.query.name);
  const plain = pipe(same, quoted, same);
  exec(`print ${plain(req.query.name)}`); // !alert command-injection
  const clean = pipe(same, quoted, counted);
  exec(`print ${clean(req.query.name)}`); // !safe command-injection
  res.end();
});
