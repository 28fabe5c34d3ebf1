import { exec } from "node:child_process";
import express from "express";

const app = express();

app.get("/number", (req, res) => {
  const count = req.query.count as string;
  if (isNaN(Number(count))) return void res.sendStatus(400);
  exec(`lp -n ${count}`); // !safe command-injection
  res.end();
});
app.get("/is-nan", (req, res) => {
  const count = req.query.count as string;
  if (Number.isNaN(+count)) return void res.sendStatus(400);
  exec(`lp -n ${count}`); // !safe command-injection
  res.end();
});
app.get("/finite", (req, res) => {
  const count = req.query.count as string;
  if (Number.isInteger(Number(count))) exec(`lp -n ${count}`); // !safe command-injection
  res.end();
});
app.get("/begins", (req, res) => {
  const count = req.query.count as string;
  // What follows the digits is not looked at.
  if (isNaN(parseInt(count, 10))) return void res.sendStatus(400);
  exec(`lp -n ${count}`); // !alert command-injection
  res.end();
});
