// Members that are defined together are members like others.
const express = require("express");
const { exec } = require("child_process");

const app = express();

app.get("/ping", (req) => {
  const target = {};
  Object.defineProperties(target, {
    host: { value: req.query.host, enumerable: true },
    count: { value: 3 },
  });
  exec(`ping ${target.host}`); // !alert command-injection
  exec(`ping -c ${target.count} localhost`); // !safe command-injection
});
