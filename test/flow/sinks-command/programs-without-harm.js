const express = require("express");
const { execFile, spawn } = require("node:child_process");

const app = express();

app.get("/reachable", (req, res) => {
  execFile("ping", ["-c", "1", String(req.query.host)], () => res.end()); // !safe command-injection -- no switch of it does harm
  spawn("nslookup", [String(req.query.host)]).stdout.pipe(res); // !safe command-injection
  spawn("curl", [String(req.query.url)]).stdout.pipe(res); // !alert command-injection -- -o writes files
  spawn("ping", [String(req.query.host)], { shell: true }).stdout.pipe(res); // !alert command-injection
});
