const express = require("express");
const { exec } = require("child_process");

const app = express();

app.get("/moved", (req, res) => {
  const { name } = req.query;
  const unshifted = ["ls"];
  unshifted.unshift(name);
  exec(unshifted[0]); // !alert command-injection
  exec(unshifted[1]); // !safe command-injection
  const spread = ["ls"];
  spread.unshift(...["df", name]);
  exec(spread[1]); // !alert command-injection
  const shifted = ["ls", name, "df"];
  shifted.shift();
  exec(shifted[0]); // !alert command-injection
  exec(shifted[1]); // !safe command-injection
  const turned = ["ls", name];
  turned.reverse();
  exec(turned[0]); // !alert command-injection
  exec(["ls", name].toReversed()[0]); // !alert command-injection
  const cut = ["ls"];
  cut.splice(0, 1, name);
  exec(cut[0]); // !alert command-injection
  res.end();
});

app.get("/parts", (req, res) => {
  const { name } = req.query;
  const list = ["ls", name];
  exec(list.slice(1)[0]); // !alert command-injection
  exec(list.slice(0, 1)[0]); // !safe command-injection
  const [last] = list.slice(-1);
  exec(last); // !alert command-injection
  res.end();
});

app.get("/joined", (req, res) => {
  const { name } = req.query;
  const joined = ["ls"].concat([name, "df"]);
  exec(joined[0]); // !safe command-injection
  exec(joined[1]); // !alert command-injection
  exec(joined[2]); // !safe command-injection
  const both = [name, ...["ls", "df"]];
  exec(both[0]); // !alert command-injection
  exec(both[1]); // !safe command-injection
  const behind = ["ls", ...[name]];
  exec(behind[0]); // !safe command-injection
  exec(behind[1]); // !alert command-injection
  const filled = new Array(2).fill(name);
  exec(filled[1]); // !alert command-injection
  res.end();
});

app.get("/maps", (req, res) => {
  const { name } = req.query;
  const pairs = new Map([
    ["chosen", name],
    ["fixed", "ls"],
  ]);
  exec(pairs.get("chosen")); // !alert command-injection
  exec(pairs.get("fixed")); // !safe command-injection
  for (const each of new Map(Object.entries(req.query)).values()) exec(each); // !alert command-injection
  new Map(Object.entries(req.query)).forEach((value, key) => exec(value)); // !alert command-injection
  new Map([["ls", "df"]]).forEach((value, key) => exec(value)); // !safe command-injection
  const filled = new Map();
  filled.set("chosen", name);
  filled.set("fixed", "ls");
  exec(filled.get("chosen")); // !alert command-injection
  exec(filled.get("fixed")); // !safe command-injection
  res.end();
});
