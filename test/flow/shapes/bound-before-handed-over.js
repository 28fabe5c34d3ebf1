// What `bind` gives comes before what the framework gives.
const express = require('express');
const { exec } = require('child_process');

const app = express();

function print(printer, req, res) {
  exec(`lp -d ${printer}`); // !safe command-injection
  exec(`lp ${req.query.file}`); // !alert command-injection
  res.send(`<p>${req.query.file}</p>`); // !alert xss-server-response
}
app.get('/print', print.bind(null, 'main'));

function twice(printer, copies, req, res) {
  exec(`lp -d ${printer} -n ${copies}`); // !safe command-injection
  exec(`lp ${req.query.file}`); // !alert command-injection
  res.end();
}
app.get('/twice', twice.bind(null, 'main').bind(null, 2));
