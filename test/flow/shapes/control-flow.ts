import express from "express";
import { exec } from "node:child_process";

const app = express();

app.get("/loop", (req, res) => {
  let text = "lp";
  let last = "label.pdf";
  for (const name of String(req.query.names).split(",")) {
    exec(`lp ${last}`); // !alert command-injection -- from the second round on
    last = name;
    text = `${text} ${name}`;
  }
  exec(text); // !alert command-injection
  res.sendStatus(202);
});

app.get("/switch", (req, res) => {
  let command: string;
  switch (req.query.mode) {
    case "raw":
      command = `lp ${req.query.name}`;
      break;
    case "fixed":
      command = "lp label.pdf";
      break;
    default:
      return res.sendStatus(400);
  }
  exec(command); // !alert command-injection
  res.sendStatus(202);
});

app.get("/try", (req, res) => {
  let command = "lp label.pdf";
  try {
    command = JSON.parse(String(req.query.job)).command;
  } catch (error) {
    exec(`logger ${(error as Error).name}`); // !safe command-injection -- the name of an error is no text of the sender
  } finally {
    exec(command); // !alert command-injection
  }
  res.sendStatus(202);
});

app.get("/throw", (req, res) => {
  try {
    if (req.query.name) throw new Error(`no printer ${req.query.name}`);
  } catch (error) {
    exec(`logger ${(error as Error).message}`); // !alert command-injection
  }
  res.sendStatus(202);
});

app.get("/overwritten", (req, res) => {
  let name = String(req.query.name);
  name = "label.pdf";
  exec(`lp ${name}`); // !safe command-injection
  name = String(req.query.name);
  exec(`lp ${name}`); // !alert command-injection
  res.sendStatus(202);
});

app.get("/dead", (req, res) => {
  const name = String(req.query.name);
  res.sendStatus(202);
  return;
  exec(`lp ${name}`); // !safe command-injection -- never reached
});
