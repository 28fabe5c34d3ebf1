const express = require("express");
const { exec } = require("node:child_process");

const app = express();
app.use(express.json());

function runAllowed(command, allowed) {
  if (!allowed.includes(command)) return;
  exec(command); // !missing command-injection -- a list that a function is handed counts as one of allowed values, whoever fills it
}

app.post("/jobs", (req, res) => {
  runAllowed(req.body.command, req.body.allowed);
  res.sendStatus(202);
});
