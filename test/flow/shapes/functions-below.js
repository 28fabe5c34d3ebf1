const express = require("express");
const { exec } = require("child_process");
const app = express();
app.use(express.json());
app.post("/a", (req, res) => {
  function first(o) { second(o); }
  function second(o) { exec("a" + o); } // !alert command-injection
  first(req.body.a);
});
app.post("/b", (req, res) => {
  const first = (o) => second(o);
  const second = (o) => exec("a" + o); // !alert command-injection
  first(req.body.a);
});
app.post("/c", (req, res) => {
  let later;
  const first = (o) => later(o);
  later = (o) => exec("a" + o); // !alert command-injection
  first(req.body.a);
});
app.post("/d", (req, res) => {
  run();
  function run() { exec("x " + req.body.a); } // !alert command-injection
});

app.post("/e", (req, res) => {
  const print = (o, n) => (n > 0 ? print(label(o), n - 1) : exec("print " + o)); // !alert command-injection
  const label = (o) => `label ${o}`;
  print(req.body.a, 2);
  res.end();
});

app.post("/f", (req, res) => {
  function clean(o) {
    return digits(o);
  }
  function digits(o) {
    return String(Number(o));
  }
  exec("print " + clean(req.body.a)); // !safe command-injection
  res.end();
});

// Each calls the other.
app.post("/g", (req, res) => {
  function even(n, o, next) {
    return n > 0 ? odd(n - 1, next, "") : exec("even " + o); // !alert command-injection
  }
  function odd(n, o, next) {
    return n > 0 ? even(n - 1, next, "") : exec("odd " + o); // !alert command-injection
  }
  even(1, "", req.body.a);
  odd(1, "", req.body.b);
  res.end();
});

app.post("/h", (req, res) => {
  const config = {};
  function merge(target, from) {
    for (const key in from) {
      if (typeof from[key] === "object") merge(target[key], from[key]);
      else target[key] = from[key]; // !alert prototype-pollution
    }
  }
  merge(config, req.body);
  res.end();
});
