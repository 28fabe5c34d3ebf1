import express from "express";
import { exec } from "node:child_process";

const app = express();

function command(strings, ...values) {
  return strings.reduce((text, part, index) => text + part + (values[index] ?? ""), "");
}

function digits(strings, ...values) {
  return String.raw({ raw: strings }, ...values.map(Number));
}

app.get("/a", (req, res) => {
  const name = req.query.name; // !source
  exec(command`lp ${name}`); // !alert command-injection
  exec(String.raw`lp ${name}`); // !alert command-injection
  exec(digits`lp -n ${name}`); // !safe command-injection
  exec(`lp ${`nested ${name}`}`); // !alert command-injection
  exec("lp ".concat(name)); // !alert command-injection
  let text = "lp ";
  text += name;
  exec(text); // !alert command-injection
  res.sendStatus(202);
});
