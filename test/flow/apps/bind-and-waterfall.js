// Arguments that are bound, series of callbacks, and modules that wrap themselves.
const express = require('express');
const async = require('async');
const { exec } = require('child_process');
const fs = require('fs');

const app = express();

function print(printer, copies, text) {
  exec(`lp -d ${printer} ${text}`); // !alert command-injection
  exec(`lp -n ${Number(copies)}`); // !safe command-injection
}

app.get('/bind', (req, res) => {
  const job = print.bind(null, req.query.printer, req.query.copies);
  job('label');
  setImmediate(print.bind(null, 'main', 1, req.query.text));
  res.end();
});

function run(command) {
  exec(command); // !alert command-injection
}

app.get('/later', (req, res) => {
  setTimeout(run, 100, `lp ${req.query.file}`);
  process.nextTick(run, 'lp label');
  res.end();
});

app.get('/waterfall', (req, res) => {
  async.waterfall(
    [
      (next) => next(null, req.query.file),
      (file, next) => fs.readFile(`/srv/${file}`, next), // !alert path-traversal
      (data, next) => next(null, data.length),
    ],
    (error, length) => res.json({ length }),
  );
});

app.get('/series', (req, res) => {
  async.each(req.query.files, (file, next) => fs.unlink(`/srv/${file}`, next), () => res.end()); // !alert path-traversal
});

app.get('/nested', (req, res) => {
  fs.readdir('/srv', (error, files) => {
    files.forEach((file) => fs.stat(`/srv/${file}`, () => {})); // !safe path-traversal
    fs.stat(`/srv/${req.query.file}`, (problem, stats) => { // !alert path-traversal
      res.json({ size: stats.size });
    });
  });
});
