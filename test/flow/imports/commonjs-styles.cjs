const express = require("express");
const cp = require("child_process");
const { exec, execSync: now } = require("node:child_process");
const run = require("child_process").exec;
const fs = require("fs").promises;
let late;

const app = express();

app.get("/a", (req, res) => {
  const { name } = req.query; // !source
  cp.exec("lp " + name); // !alert command-injection
  exec("lp " + name); // !alert command-injection
  now("lp " + name); // !alert command-injection
  run("lp " + name); // !alert command-injection
  late ??= require("child_process");
  late.exec("lp " + name); // !alert command-injection
  require("child_process").execSync("lp " + name); // !alert command-injection
  fs.readFile(name); // !alert path-traversal
  exec("lp label.pdf"); // !safe command-injection
  res.sendStatus(202);
});
