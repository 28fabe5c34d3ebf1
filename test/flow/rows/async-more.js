// What the functions of async tell one another, beyond the series.
const express = require("express");
const async = require("async");
const { exec } = require("child_process");

const app = express();
app.get("/lists", async (req, res) => {
  const names = [].concat(req.query.names);
  async.mapLimit(
    [req.query.name],
    2,
    (name, done) => {
      exec(`echo ${name}`); // !alert command-injection
      done(null, `n ${name}`, 1);
    },
    (error, found) => {
      exec(`echo ${found[0]}`); // !alert command-injection
      exec(`echo ${found.length}`); // !safe command-injection
    },
  );
  async.filter(
    names,
    (name, done) => done(null, name !== ""),
    (error, kept) => {
      exec(`echo ${kept[0]}`); // !alert command-injection
    },
  );
  async.detect(
    names,
    (name, done) => done(null, name !== ""),
    (error, name) => {
      exec(`echo ${name}`); // !alert command-injection
    },
  );
  async.parallelLimit([(done) => done(null, req.query.a), (done) => done(null, "b")], 2, (error, [a, b]) => {
    exec(`echo ${a}`); // !alert command-injection
    exec(`echo ${b}`); // !safe command-injection
  });
  const longer = await async.map([req.query.name], async (name) => `n ${name}`);
  exec(`echo ${longer[0]}`); // !alert command-injection
  const queue = async.queue((job, done) => {
    exec(`echo ${job.file}`); // !alert command-injection
    exec(`echo ${job.copies}`); // !safe command-injection
    done();
  }, 2);
  queue.push({ file: req.query.file, copies: 2 });
  res.end();
});
