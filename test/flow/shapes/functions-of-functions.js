const { exec } = require("child_process");
const { promisify } = require("util");
const express = require("express");
const _ = require("lodash");
const fp = require("lodash/fp");
const R = require("ramda");
const pify = require("pify");
const bluebird = require("bluebird");

const app = express();

const same = (value) => value;
const counted = (value) => Number(value);

// Functions that a library puts in a row.
app.get("/rows", (req, res) => {
  const { name } = req.query; // !source
  exec(`print ${_.flow(same, _.trim)(name)}`); // !alert command-injection
  exec(`print ${_.flow([same, counted])(name)}`); // !safe command-injection
  exec(`print ${_.flowRight(_.trim, same)(name)}`); // !alert command-injection
  exec(`print ${_.flowRight(counted, same)(name)}`); // !safe command-injection
  exec(`print ${_.flow(_.trim, same, _.toNumber)(name)}`); // !safe command-injection
  exec(`print ${R.pipe(same, R.trim)(name)}`); // !alert command-injection
  exec(`print ${R.compose(R.sum, same)(name)}`); // !safe command-injection
  exec(`print ${R.concat("a", name)}`); // !alert command-injection
  exec(`print ${fp.pipe(same, counted)(name)}`); // !safe command-injection
  exec(`print ${fp.compose(same, fp.pipe(same, same))(name)}`); // !alert command-injection
  res.end();
});

// A row of functions as a handler.
const read = (req) => req.query.name; // !source
app.get("/handler", _.flow(read, (name) => exec(`print ${name}`))); // !alert command-injection
app.get("/counted", _.flow(read, counted, (name) => exec(`print ${name}`))); // !safe command-injection

const print = (label, name) => exec(label + name); // !alert command-injection
const printCount = (label, name) => exec(label + Number(name)); // !safe command-injection
const printCurried = (label, name) => exec(label + name); // !alert command-injection
const printAt = R.curry((place, label, name) => exec(place + label + name)); // !alert command-injection
const printOnce = (name) => exec(`print ${name}`); // !alert command-injection
const printLater = (name) => exec(`print ${name}`); // !alert command-injection

app.get("/parts", (req, res) => {
  const { name } = req.query; // !source
  _.partial(print, "print ")(name);
  _.partial(printCount, "print ")(name);
  _.curry(printCurried)("print ")(name);
  printAt("print ", "a")(name);
  _.memoize(printOnce)(name);
  _.debounce(printLater, 10)(name);
  res.end();
});

// What a function tells its callback, its promised form promises.
function load(name, done) {
  setTimeout(() => done(null, name), 1);
}
function count(name, done) {
  setTimeout(() => done(null, name.length), 1);
}
const loadLater = promisify(load);
const loadPify = pify(load);
const countLater = promisify(count);
const loadBird = bluebird.promisify(load);

app.get("/promised", async (req, res) => {
  const { name } = req.query; // !source
  exec(`print ${await loadLater(name)}`); // !alert command-injection
  exec(`print ${await loadPify(name)}`); // !alert command-injection
  exec(`print ${await loadBird(name)}`); // !alert command-injection
  exec(`print ${await countLater(name)}`); // !safe command-injection
  res.end();
});
