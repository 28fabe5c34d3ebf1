import express from "express";
import { exec } from "node:child_process";

const app = express();
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const LOOSE = /[a-z0-9-]+/;
const LINES = /^[a-z0-9-]+$/m;
const START = /^[a-z0-9-]+/;
const ANY = /^.*$/;

app.get("/anchored", (req, res) => {
  const name = String(req.query.name);
  if (!NAME.test(name)) return res.sendStatus(400);
  exec(`lp ${name}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/anchored-match", (req, res) => {
  const name = String(req.query.name);
  if (name.match(/^\w+$/)) exec(`lp ${name}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/loose", (req, res) => {
  const name = String(req.query.name);
  if (!LOOSE.test(name)) return res.sendStatus(400);
  exec(`lp ${name}`); // !alert command-injection
  res.sendStatus(202);
});
app.get("/lines", (req, res) => {
  const name = String(req.query.name);
  if (!LINES.test(name)) return res.sendStatus(400);
  exec(`lp ${name}`); // !alert command-injection -- with the m flag one good line is enough
  res.sendStatus(202);
});
app.get("/start", (req, res) => {
  const name = String(req.query.name);
  if (!START.test(name)) return res.sendStatus(400);
  exec(`lp ${name}`); // !alert command-injection
  res.sendStatus(202);
});
app.get("/any", (req, res) => {
  const name = String(req.query.name);
  if (!ANY.test(name)) return res.sendStatus(400);
  exec(`lp ${name}`); // !alert command-injection
  res.sendStatus(202);
});
app.get("/removed", (req, res) => {
  const name = String(req.query.name).replace(/[^a-z0-9]/g, "");
  exec(`lp ${name}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/removed-once", (req, res) => {
  const name = String(req.query.name).replace(/[^a-z0-9]/, "");
  exec(`lp ${name}`); // !alert command-injection -- without the g flag only the first goes
  res.sendStatus(202);
});
app.get("/reverse", (req, res) => {
  const name = String(req.query.name);
  if (NAME.test(name)) return res.sendStatus(400);
  exec(`lp ${name}`); // !alert command-injection -- the good ones are turned away
  res.sendStatus(202);
});
