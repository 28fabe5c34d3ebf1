// Functions of lodash that are modules or packages of their own.
const express = require("express");
const { exec } = require("child_process");
const toString = require("lodash.tostring");
const template = require("lodash.template");
const toNumber = require("lodash/toNumber");
const kebabCase = require("lodash.kebabcase");
const flow = require("lodash/flow");
const map = require("lodash/collection/map");
const assignIn = require("lodash.assignin");
const clone = require("clone");
const mapLimit = require("async/mapLimit");

const app = express();

app.get("/text", (req) => {
  const host = toString(req.query.host);
  exec(`ping ${host}`); // !alert command-injection
  exec(`ping -c ${toNumber(req.query.count)} localhost`); // !safe command-injection
  exec(`ping ${kebabCase(req.query.host)}`); // !safe command-injection
});
app.get("/template", (req) => template(req.query.text)); // !alert template-injection
app.get("/flow", (req) => {
  flow((host) => `ping ${host}`, exec)(req.query.host); // !alert command-injection
});
app.get("/map", (req) => {
  map(req.query.hosts, (host) => exec(`ping ${host}`)); // !alert command-injection
  map(["one"], (host) => exec(`ping ${host}`)); // !safe command-injection
});
app.get("/assign", (req) => {
  const options = assignIn({}, req.query);
  exec(`ping ${options.host}`); // !alert command-injection
});
app.get("/clone", (req) => {
  const options = clone(req.query);
  exec(`ping ${options.host}`); // !alert command-injection
  exec(`ping ${clone({ host: "localhost" }).host}`); // !safe command-injection
});
app.get("/limit", (req) => {
  mapLimit(req.query.hosts, 2, (host, next) => exec(`ping ${host}`, next)); // !alert command-injection
});
