import express from "express";
import { exec } from "node:child_process";

const app = express();
const PRINTERS = ["desk", "store"];

function stop(): never {
  throw new Error("unknown printer");
}

app.get("/throw", (req, res) => {
  const printer = String(req.query.printer);
  if (!PRINTERS.includes(printer)) throw new Error("unknown printer");
  exec(`lp -d ${printer}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/never", (req, res) => {
  const printer = String(req.query.printer);
  if (!PRINTERS.includes(printer)) stop();
  exec(`lp -d ${printer}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/loop", (req, res) => {
  for (const printer of String(req.query.printers).split(",")) {
    if (!PRINTERS.includes(printer)) continue;
    exec(`lp -d ${printer}`); // !safe command-injection
  }
  res.sendStatus(202);
});
app.get("/and", (req, res) => {
  const printer = String(req.query.printer);
  if (req.query.fast && PRINTERS.includes(printer)) exec(`lp -d ${printer} -o fast`); // !safe command-injection
  if (req.query.fast || PRINTERS.includes(printer)) exec(`lp -d ${printer} -o slow`); // !alert command-injection -- one of the two is enough
  PRINTERS.includes(printer) && exec(`lp -d ${printer}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/flag", (req, res) => {
  const printer = String(req.query.printer);
  const known = PRINTERS.includes(printer);
  if (!known) return res.sendStatus(400);
  exec(`lp -d ${printer}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/reassigned", (req, res) => {
  let printer = String(req.query.printer);
  if (!PRINTERS.includes(printer)) printer = "desk";
  exec(`lp -d ${printer}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/changed-after-check", (req, res) => {
  let printer = String(req.query.printer);
  if (!PRINTERS.includes(printer)) return res.sendStatus(400);
  printer += req.query.suffix;
  exec(`lp -d ${printer}`); // !alert command-injection -- it grew after the check
  res.sendStatus(202);
});
