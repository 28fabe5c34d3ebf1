const { exec } = require("child_process");
const express = require("express");
const app = express();
app.use(express.json());

app.post("/", (req, res) => {
  const first = { format: "csv", ...req.body };
  exec("export " + first.format); // !alert command-injection
  const last = { ...req.body, format: "csv" };
  exec("export " + last.format); // !safe command-injection
  const assigned = Object.assign({ format: "csv" }, req.query);
  exec("export " + assigned.format); // !alert command-injection
  const defaults = { format: "csv" };
  const both = { ...defaults, ...req.query };
  exec("export " + both.format); // !alert command-injection
  const own = { ...req.query, ...defaults };
  exec("export " + own.format); // !safe command-injection
  res.end();
});
