const express = require("express");
const Promise = require("bluebird");
const Q = require("q");
const pify = require("pify");
const { promisify } = require("es6-promisify");
const execDenodeified = require("promise").denodeify(require("child_process").exec);
const execOfQ = Q.denodeify(require("child_process").exec);
const execBound = Q.nfbind(require("child_process").exec);
const execPromised = Promise.promisify(require("child_process").exec);
const execOfPify = pify(require("child_process").exec);
const execOfEs6 = promisify(require("child_process").exec);
const programs = Promise.promisifyAll(require("child_process"));
const fs = Promise.promisifyAll(require("fs"));

const app = express();

app.get("/labels/:name", async (req, res) => {
  await execDenodeified(`print ${req.params.name}`); // !alert command-injection
  await execOfQ(`print ${req.params.name}`); // !alert command-injection
  await execBound(`print ${req.params.name}`); // !alert command-injection
  await execPromised(`print ${req.params.name}`); // !alert command-injection
  await execOfPify(`print ${req.params.name}`); // !alert command-injection
  await execOfEs6(`print ${req.params.name}`); // !alert command-injection
  await programs.execAsync(`print ${req.params.name}`); // !alert command-injection
  await programs.execAsync("print labels"); // !safe command-injection
  await programs.execFileAsync("print", ["--", req.params.name]); // !safe command-injection
  res.send(await fs.readFileAsync(`labels/${req.params.name}`, "base64")); // !alert path-traversal
});
