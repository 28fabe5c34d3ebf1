const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const ROOT = path.resolve(__dirname, "public");

app.get("/file", (req, res) => {
  // Where the links lead has to be asked before it can be checked.
  const real = fs.realpathSync(path.resolve(ROOT, req.query.file)); // !safe path-traversal
  if (!real.startsWith(ROOT + path.sep)) return res.sendStatus(403);
  return res.send(fs.readFileSync(real)); // !safe path-traversal
});

app.get("/unchecked", (req, res) => {
  const real = fs.realpathSync(path.resolve(ROOT, req.query.file)); // !safe path-traversal
  return res.send(fs.readFileSync(real)); // !alert path-traversal
});
