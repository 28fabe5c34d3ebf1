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

const { exec } = require("child_process");

app.get("/bound", (req, res) => {
  const print = exec.bind(null, `print ${req.query.name}`); // !alert command-injection
  print();
  const later = exec.bind(null, "print label"); // !safe command-injection
  later();
  Reflect.apply(exec, null, [req.query.command]); // !alert command-injection
  Reflect.apply(exec, null, ["print label", req.query.shown]); // !safe command-injection
  res.end();
});

// A middleware that is bound to its printer takes the request first, though it has four parameters.
function printAll(printer, req, res, next) {
  exec(`lp -d ${printer}`); // !safe command-injection
  exec(`lp ${req.query.all}`); // !alert command-injection
  next();
}
app.use(printAll.bind(null, 'main'));
