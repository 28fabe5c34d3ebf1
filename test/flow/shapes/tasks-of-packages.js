// Functions that packages call one after the other, each with what the one before has found.
const express = require("express");
const { exec } = require("child_process");
const series = require("run-series");
const waterfall = require("run-waterfall");
const each = require("async-each");
const q = require("q");
const when = require("when");

const app = express();

app.get("/series", (req, res) => {
  series([(next) => next(null, req.query.host), (next) => next(null, "it")], (error, found) => {
    exec(`ping ${found[0]}`); // !alert command-injection
    exec(`ping ${found[1]}`); // !safe command-injection
  });
});
app.get("/waterfall", (req, res) => {
  waterfall(
    [
      (next) => next(null, req.query.host),
      (host, next) => exec(`ping ${host}`, next), // !alert command-injection
    ],
    () => res.end(),
  );
});
app.get("/each", (req, res) => {
  each([].concat(req.query.host), (host, next) => exec(`ping ${host}`, next), () => res.end()); // !alert command-injection
  each(["one", "two"], (host, next) => exec(`ping ${host}`, next), () => res.end()); // !safe command-injection
});
app.get("/promised", (req) => {
  q.fcall(() => req.query.host).then((host) => exec(`ping ${host}`)); // !alert command-injection
  when(req.query.host).then((host) => exec(`ping ${host}`)); // !alert command-injection
  q.fcall(() => "localhost").then((host) => exec(`ping ${host}`)); // !safe command-injection
});
