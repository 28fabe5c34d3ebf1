// What a function gives that it saw where it was made, where another function calls it.
const express = require("express");
const { exec } = require("child_process");
const app = express();

const run = (work) => work();
async function retried(work, times) {
  for (let i = 0; i < times; i++) {
    try {
      return await work();
    } catch (error) {
      if (i === times - 1) throw error;
    }
  }
}
const wrapped = (work) => ({ value: work(), made: Date.now() });
const measured = (name, work) => run(() => work());
const length = (work) => work().length;
const kept = new Map();
function cached(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

app.get("/run", (req, res) => {
  exec(run(() => req.query.command)); // !alert command-injection
  exec(run(() => Number(req.query.command)) + ""); // !safe command-injection
  res.end();
});
app.get("/retried", async (req, res) => {
  const { command } = req.query;
  exec(await retried(async () => command, 3)); // !alert command-injection
  exec(await retried(async () => "ls", 3)); // !safe command-injection
  res.end();
});
app.get("/wrapped", (req, res) => {
  const { value, made } = wrapped(() => req.query.command);
  exec(value); // !alert command-injection
  exec(String(made)); // !safe command-injection
  res.end();
});
app.get("/measured", (req, res) => {
  const command = req.query.command;
  exec(measured("command", () => `run ${command}`)); // !alert command-injection
  exec(String(length(() => command))); // !safe command-injection
  res.end();
});
app.get("/cached", (req, res) => {
  exec(cached("command", () => req.query.command)); // !alert command-injection
  res.end();
});
