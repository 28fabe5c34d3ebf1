const express = require("express");

const app = express();

const SHAPES = [
  { pattern: /^(a+)+$/, name: "a" }, // !alert redos-literal
  { pattern: /^[a-z]+$/, name: "b" }, // !safe redos-literal
];

function matches(text, pattern) {
  return pattern.test(text);
}

class Reader {
  constructor(text) {
    this.text = text;
    this.found = read(text, this.shape);
  }
}
Reader.prototype.shape = /^(b+)+$/; // !alert redos-literal

function read(text, pattern) {
  return pattern.exec(text);
}

app.get("/shapes", (req, res) => {
  const shape = SHAPES.find(({ pattern }) => pattern.test(req.query.text));
  res.json({ shape: shape?.name });
});

app.get("/handed", (req, res) => {
  const text = String(req.query.text);
  matches(text, /^(c+)+$/); // !alert redos-literal
  matches(text, /^c+$/); // !safe redos-literal
  matches("written down", /^(d+)+$/); // !safe redos-literal
  res.end();
});

app.get("/read", (req, res) => {
  res.json(new Reader(req.query.text).found);
});

app.get("/rules", (req, res) => {
  const rules = { a: /^(e+)+$/, b: /^f$/ }; // !alert redos-literal
  res.json(Object.keys(rules).filter((name) => rules[name].test(req.query.text)));
});
