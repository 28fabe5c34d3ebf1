const express = require("express");
const shell = require("./shell");
const alias = require("./alias");
const Printer = require("./printer");

const app = express();
app.get("/run", (req, res) => {
  shell.run(req.query.command);
  shell.extra(req.query.command);
  alias.run(req.query.command);
  Printer.create().print(req.query.file);
  res.end();
});
