const express = require("express");
const fs = require("fs");
const { exec, spawn } = require("child_process");

const app = express();

app.get("/handed", (req, res) => {
  const { name } = req.query;
  setTimeout(exec, 10, name); // !alert command-injection
  setTimeout(exec, 10, "ls"); // !safe command-injection
  process.nextTick(exec, name); // !alert command-injection
  setImmediate(exec, `ls ${name}`); // !alert command-injection
  Reflect.apply(exec, null, [name]); // !alert command-injection
  Reflect.apply(exec, null, ["ls", name]); // !safe command-injection
  exec(...["ls", { input: name }]); // !safe command-injection
  exec(...[name, {}]); // !alert command-injection
  spawn(...["sh", ["-c", name]]); // !alert command-injection
  spawn.apply(null, ["ls", ["--", name]]); // !safe command-injection
  res.end();
});

app.get("/bound", (req, res) => {
  const { name } = req.query;
  const run = exec.bind(null, "convert " + name); // !alert command-injection
  run();
  const list = exec.bind(null, "ls");
  list(name); // !safe command-injection
  const read = fs.readFile.bind(fs, `files/${name}`); // !alert path-traversal
  read(() => res.end());
  const show = exec.bind(null);
  show(name); // !alert command-injection
});

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

app.get("/made", (req, res) => {
  new AsyncFunction("request", req.query.code); // !alert code-injection
  new AsyncFunction("a", "return a")(req.query.code); // !safe code-injection
  function own() {}
  own.constructor(req.query.code); // !alert code-injection
  res.end();
});

app.get("/global", (req, res) => {
  global[req.query.action]("x"); // !alert unchecked-method-call-by-name
  console[req.query.action]("x"); // !safe unchecked-method-call-by-name
  res.end();
});
