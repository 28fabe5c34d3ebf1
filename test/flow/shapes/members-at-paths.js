// A library reads a member by a path in a text or a list.
const _ = require("lodash");
const get = require("lodash/get");
const dot = require("dot-prop");
const express = require("express");
const { exec } = require("child_process");

const app = express();
app.use(express.json());

const DEPTH = "printer.name";

app.post("/labels", (req, res) => {
  exec(`lp ${_.get(req, "body.printer")}`); // !alert command-injection
  exec(`lp ${_.get(req, ["query", "printer"], "main")}`); // !alert command-injection
  exec(`lp ${get(req.body, DEPTH)}`); // !alert command-injection
  exec(`lp ${dot.getProperty(req, "headers.x-printer")}`); // !alert command-injection
  exec(`lp ${_.map(req.body.printers, "name").join(" ")}`); // !alert command-injection
  const job = { copies: Number(req.body.copies), printer: req.body.printer, app: { name: "shop" } };
  exec(`lp -n ${_.get(job, "copies")}`); // !safe command-injection
  exec(`lp -t ${_.get(job, "app.name", "none")}`); // !safe command-injection
  exec(`lp -d ${_.get(job, "printer")}`); // !alert command-injection
  exec(`lp -d ${_.get(job, req.body.which)}`); // !alert command-injection
  const sizes = [{ id: Number(req.body.id), label: req.body.label }];
  exec(`lp ${_.map(sizes, "id").join(" ")}`); // !safe command-injection
  exec(`lp ${_.map(sizes, "label")[0]}`); // !alert command-injection
  _.partial(exec, `lp ${req.body.printer}`)(); // !alert command-injection
  _.partial(exec, "lp main")(); // !safe command-injection
  res.sendStatus(202);
});
