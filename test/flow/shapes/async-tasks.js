// What one function of a series hands to the next.
const express = require("express");
const async = require("async");
const neo = require("neo-async");
const { exec } = require("child_process");

const app = express();

app.get("/waterfall", (req, res) => {
  async.waterfall(
    [
      function first(callback) {
        callback(null, req.query.name, 7);
      },
      function second(name, count, callback) {
        exec(`lp ${name}`); // !alert command-injection
        exec(`lp ${count}`); // !safe command-injection
        callback(null, `${name}.pdf`);
      },
      (file, callback) => {
        exec(`lp ${file}`); // !alert command-injection
        callback(null, file);
      },
    ],
    (error, last) => {
      exec(`lp ${last}`); // !alert command-injection
      res.end();
    },
  );
});

app.get("/auto", (req, res) => {
  neo.auto(
    {
      label: (callback) => callback(null, req.query.label),
      fixed: (callback) => callback(null, "a4"),
      print: [
        "label",
        "fixed",
        (results, callback) => {
          exec(`lp ${results.label}`); // !alert command-injection
          exec(`lp ${results.fixed}`); // !safe command-injection
          callback(null, results.label);
        },
      ],
    },
    (error, all) => {
      exec(`lp ${all.print}`); // !alert command-injection
      exec(`lp ${all.fixed}`); // !safe command-injection
      res.end();
    },
  );
});

app.get("/parallel", (req, res) => {
  async.parallel(
    [(done) => done(null, req.query.a), (done) => done(null, "b")],
    (error, [a, b]) => {
      exec(`lp ${a}`); // !alert command-injection
      res.end();
    },
  );
  async.parallel(
    { a: (done) => done(null, req.query.a), b: (done) => done(null, "b") },
    (error, { a, b }) => {
      exec(`lp ${a}`); // !alert command-injection
      exec(`lp ${b}`); // !safe command-injection
      res.end();
    },
  );
  async.each([req.query.file], (file, done) => {
    exec(`lp ${file}`); // !alert command-injection
    done();
  });
  async.map(
    [req.query.file],
    (file, done) => done(null, `${file}.pdf`),
    (error, files) => {
      exec(`lp ${files[0]}`); // !alert command-injection
    },
  );
});
