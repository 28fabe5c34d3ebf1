const express = require("express");
const async = require("async");
const fs = require("fs");
const { exec } = require("child_process");

const app = express();
app.get("/waterfall", (req, res) => {
  async.waterfall(
    [
      (next) => next(null, req.query.file, "fixed"),
      (file, fixed, next) => {
        fs.readFile(`/srv/${file}`, () => {}); // !alert path-traversal
        fs.readFile(`/srv/${fixed}`, next); // !safe path-traversal
      },
      (data, next) => next(null, data.length),
    ],
    (error, length) => exec(`echo ${length}`), // !safe command-injection
  );
});
app.get("/last", (req, res) => {
  async.waterfall([(next) => next(null, req.query.name), (name, next) => next(null, `n ${name}`)], (error, name) => {
    exec(`echo ${name}`); // !alert command-injection
  });
});
app.get("/series", (req, res) => {
  async.series([(done) => done(null, req.query.a), (done) => done(null, "b")], (error, [a, b]) => {
    exec(`echo ${a}`); // !alert command-injection
    exec(`echo ${b}`); // !safe command-injection
  });
});
app.get("/parallel", (req, res) => {
  async.parallel({ a: (done) => done(null, req.query.a), b: (done) => done(null, "b") }, (error, results) => {
    exec(`echo ${results.a}`); // !alert command-injection
    exec(`echo ${results.b}`); // !safe command-injection
  });
});
app.get("/auto", (req, res) => {
  async.auto(
    {
      name: (done) => done(null, req.query.name),
      label: ["name", (results, done) => done(null, `label ${results.name}`)],
    },
    (error, results) => exec(`echo ${results.label}`), // !alert command-injection
  );
});
app.get("/promised", async (req, res) => {
  const names = await async.map([req.query.a], async (name) => `n ${name}`);
  exec(`echo ${names[0]}`); // !alert command-injection
  const [first] = await async.series([async () => req.query.a]);
  exec(`echo ${first}`); // !alert command-injection
});
