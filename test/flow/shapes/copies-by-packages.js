// Options that packages copy, with their defaults in front of or behind them.
const express = require("express");
const { exec } = require("child_process");
const util = require("util");
const assign = require("object-assign");
const xtend = require("xtend");
const defaults = require("defaults");
const extendShallow = require("extend-shallow");
const lodashDefaults = require("lodash.defaults");

const app = express();
const DEFAULTS = { host: "localhost", count: 1 };

app.get("/assign", (req) => {
  const options = assign({}, DEFAULTS, req.query);
  exec(`ping ${options.host}`); // !alert command-injection
  const own = assign({}, DEFAULTS, { count: Number(req.query.count) });
  exec(`ping -c ${own.count}`); // !safe command-injection
});
app.get("/filled", (req) => {
  const options = {};
  assign(options, req.query);
  exec(`ping ${options.host}`); // !alert command-injection
});
app.get("/xtend", (req) => {
  const options = xtend(DEFAULTS, req.query);
  exec(`ping ${options.host}`); // !alert command-injection
  exec(`ping ${DEFAULTS.host}`); // !safe command-injection
});
app.get("/defaults", (req) => {
  const options = defaults(req.query, DEFAULTS);
  exec(`ping ${options.host}`); // !alert command-injection
});
app.get("/shallow", (req) => {
  const options = extendShallow({}, req.query);
  exec(`ping ${options.host}`); // !alert command-injection
});
app.get("/lodash", (req) => {
  const options = lodashDefaults({}, req.query, DEFAULTS);
  exec(`ping ${options.host}`); // !alert command-injection
});
app.get("/util", (req) => {
  const options = util._extend({ host: "localhost" }, req.query);
  exec(`ping ${options.host}`); // !alert command-injection
  const own = util._extend({ host: "localhost" }, DEFAULTS);
  exec(`ping ${own.host}`); // !safe command-injection
});
