import express from "express";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

app.post("/a/:first", ({ body: { label = "label.pdf", copies: { count, printer: where } = { count: 1, printer: "desk" }, ...others }, params: { first } }, res) => {
  exec(`lp ${label}`); // !alert command-injection
  exec(`lp -d ${where}`); // !alert command-injection
  exec(`lp -n ${count}`); // !alert command-injection
  exec(`lp ${others.title}`); // !alert command-injection
  exec(`lp ${first}`); // !alert command-injection
  res.sendStatus(202);
});

app.post("/b", (req, res) => {
  const [label, ...rest] = req.body.labels; // !source
  let printer;
  let tray = "one";
  ({ printer, tray = "two" } = req.body);
  exec(`lp ${label}`); // !alert command-injection
  exec(`lp ${rest[0]}`); // !alert command-injection
  exec(`lp ${rest.join(" ")}`); // !alert command-injection
  exec(`lp -d ${printer}`); // !alert command-injection
  exec(`lp -t ${tray}`); // !alert command-injection
  res.sendStatus(202);
});

app.post("/c", (req, res) => {
  const { fixed, given } = { fixed: "label.pdf", given: req.body.label };
  exec(`lp ${fixed}`); // !safe command-injection
  exec(`lp ${given}`); // !alert command-injection
  const [one, two] = ["label.pdf", req.body.label];
  exec(`lp ${one}`); // !safe command-injection
  exec(`lp ${two}`); // !alert command-injection
  let left = "label.pdf";
  let right = req.body.label;
  [left, right] = [right, left];
  exec(`lp ${left}`); // !alert command-injection
  exec(`lp ${right}`); // !safe command-injection
  res.sendStatus(202);
});
