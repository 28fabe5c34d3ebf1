const express = require("express");
const { exec } = require("child_process");

const app = express();

const RULES = { name: /^[a-z]+$/, id: /^\d+$/ };
const LOOSE = { name: /[a-z]+/, id: /^\d+$/ };

function asked(value, pattern) {
  if (!pattern.test(value)) throw new Error("not allowed");
  return value;
}

function isLike(value, pattern) {
  return pattern.test(value);
}

function isValid(kind, value) {
  return RULES[kind].test(value);
}

function isLoose(kind, value) {
  return LOOSE[kind].test(value);
}

function like(value, pattern = /^[a-z]+$/) {
  if (!pattern.test(value)) throw new Error("not allowed");
  return value;
}

app.get("/asked", (req, res) => {
  exec(`print ${asked(req.query.name, /^[a-z]+$/)}`); // !safe command-injection
  exec(`print ${asked(req.query.label, /[a-z]+/)}`); // !alert command-injection
  exec(`print ${like(req.query.text, /.*/)}`); // !alert command-injection
  res.end();
});

app.get("/answered", (req, res) => {
  const { name } = req.query;
  if (!isLike(name, /^[a-z]+$/)) return res.end();
  exec(`print ${name}`); // !safe command-injection
  res.end();
});

app.get("/answered-loosely", (req, res) => {
  const { name } = req.query;
  if (!isLike(name, /^.+$/)) return res.end();
  exec(`print ${name}`); // !alert command-injection
  res.end();
});

app.get("/table", (req, res) => {
  const { name } = req.query;
  if (!isValid("name", name)) return res.end();
  exec(`print ${name}`); // !safe command-injection
  res.end();
});

app.get("/loose-table", (req, res) => {
  const { name } = req.query;
  if (!isLoose("name", name)) return res.end();
  exec(`print ${name}`); // !alert command-injection
  res.end();
});
