import express, { type Request } from "express";
import { exec } from "node:child_process";

const app = express();

const labelOf = (req: Request) => req.query.label; // !source
const bothOf = (req: Request) => ({ label: String(req.query.label), tray: "one" });

function fill(target: { label?: string }, req: Request) {
  target.label = String(req.query.label);
}

function firstOf(first: string, _second: string) {
  return first;
}

app.get("/a", (req, res) => {
  exec(`lp ${labelOf(req)}`); // !alert command-injection
  const { label, tray } = bothOf(req);
  exec(`lp ${label}`); // !alert command-injection
  exec(`lp -t ${tray}`); // !safe command-injection
  const job: { label?: string } = {};
  fill(job, req);
  exec(`lp ${job.label}`); // !alert command-injection
  exec(`lp ${firstOf("label.pdf", String(req.query.label))}`); // !safe command-injection
  exec(`lp ${firstOf(String(req.query.label), "label.pdf")}`); // !alert command-injection
  res.sendStatus(202);
});

app.use((req, res, next) => {
  res.locals.label = req.query.label; // !source
  next();
});
app.get("/b", (req, res) => {
  exec(`lp ${res.locals.label}`); // !alert command-injection
  res.sendStatus(202);
});
