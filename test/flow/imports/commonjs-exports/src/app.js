const express = require("express");
const shell = require("./shell");
const { print } = require("./printing");
const Labels = require("./labels");
const everything = require("./everything");

const app = express();

app.get("/a", (req, res) => {
  shell.run("lp " + req.query.name);
  print(req.query.name);
  new Labels().remove(req.query.name);
  everything.show(req.query.name);
  res.sendStatus(202);
});
