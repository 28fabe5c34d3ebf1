const { exec } = require("node:child_process");
const express = require("express");
const { body, check, matchedData, param, validationResult } = require("express-validator");
const { listed, unknownChains } = require("./chains-elsewhere");

const app = express();
app.use(express.json());
app.post("/print", [body("paper").isIn(["a4", "a5"]), body("note").isString()], (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400);
  const data = matchedData(req);
  exec(`lp -m ${data.note}`); // !alert command-injection
  exec(`lp -o ${data.paper}`); // !safe command-injection
  exec(`lp -t ${data.title}`); // !safe command-injection
  exec(`lp -t ${req.body.title}`); // !alert command-injection
  res.end();
});

// What no chain named is not in it, and a member of a list is as its sender wrote it.
app.post("/labels/:size", param("size").isInt(), check("lines.*.text").trim(), body("to.room").isIn(["a", "b"]), (req, res) => {
  const { lines, size, to } = matchedData(req, { locations: ["body", "params"] });
  exec(`lp -s ${size} -r ${to.room}`); // !safe command-injection
  exec(`lp -n ${lines[0].text}`); // !alert command-injection
  res.end();
});

// A field that two chains take from two places is as weak as the weaker of them.
app.post("/trays/:tray", param("tray").isInt(), body("tray").isString(), (req, res) => {
  exec(`lp -o ${matchedData(req).tray}`); // !alert command-injection
  res.end();
});

app.post("/listed", ...listed, (req, res) => {
  const { copies, note } = read(req);
  exec(`lp -n ${copies}`); // !safe command-injection
  exec(`lp -n ${note}`); // !alert command-injection
  res.end();
});

app.post("/unknown", ...unknownChains(app), (req, res) => {
  exec(`lp -n ${matchedData(req).copies}`); // !alert command-injection
  res.end();
});

function read(req) {
  return matchedData(req);
}
