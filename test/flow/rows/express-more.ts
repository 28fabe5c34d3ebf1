// Parts of a request of Express that few handlers read, and programs that other packages start.
import { exec, fork } from "node:child_process";
import * as promised from "child-process-promise";
import run from "async-execute";
import express from "express";
import shell from "shelljs";

const app = express();
app.post("/parts", (req, res) => {
  exec(`lp ${req.param("printer")}`); // !alert command-injection
  exec(`lp ${req.file.fieldname}`); // !alert command-injection
  exec(`lp ${req.file.size}`); // !safe command-injection
  res.end();
});

app.post("/programs", async (req, res) => {
  await promised.exec(`lp ${req.query.file}`); // !alert command-injection
  await promised.spawn(String(req.query.program), []); // !alert command-injection
  await promised.spawn("lp", ["--", "fixed"]); // !safe command-injection
  await run(`lp ${req.query.file}`); // !alert command-injection
  shell.exec(`lp ${Number(req.query.copies)}`); // !safe command-injection
  fork(`./jobs/${req.query.job}.js`); // !alert unsafe-dynamic-import
  res.end();
});
