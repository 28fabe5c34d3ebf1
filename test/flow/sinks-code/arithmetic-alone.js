const express = require("express");
const vm = require("node:vm");
const { execFile, spawn } = require("node:child_process");

const app = express();
app.use(express.json());

app.post("/total", (req, res) => {
  const { formula } = req.body;
  if (!/^[\d+\-*/ ().]+$/.test(formula)) return res.sendStatus(400);
  res.json(vm.runInNewContext(formula, {})); // !safe code-injection -- numbers and signs call nothing
});

app.post("/letters", (req, res) => {
  const { formula } = req.body;
  if (!/^[\w+\-*/ ().]+$/.test(formula)) return res.sendStatus(400);
  res.json(vm.runInNewContext(formula, {})); // !alert code-injection
});

// Brackets and signs alone write any program.
app.post("/brackets", (req, res) => {
  const { formula } = req.body;
  if (!/^[\d+!()[\]]+$/.test(formula)) return res.sendStatus(400);
  res.json(vm.runInNewContext(formula, {})); // !alert code-injection
});

app.post("/lines", (req, res) => {
  spawn("grep", ["-e", req.body.line, "stock.log"]).stdout.pipe(res); // !safe code-injection -- a pattern
  execFile("node", ["-e", req.body.line], () => res.end()); // !alert code-injection !alert command-injection
  execFile(process.execPath, ["-e", req.body.line], () => res.end()); // !alert code-injection
});
