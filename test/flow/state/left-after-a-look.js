const express = require("express");
const fs = require("node:fs");
const path = require("node:path");

const app = express();

// What was handed to a function or looked at before it is left on the request is still what was sent.
app.use((req, res, next) => {
  const file = req.query.file;
  const folder = req.query.folder;
  const kind = req.query.kind;
  req.base = path.basename(String(file));
  describe(file);
  req.wanted = file;
  if (folder) req.folder = folder;
  if (!/^[a-z]+$/.test(kind)) return res.sendStatus(400);
  req.kind = kind;
  next();
});

app.get("/file", (req, res) => {
  fs.createReadStream(`data/${req.wanted}`).pipe(res); // !alert path-traversal
  fs.createReadStream(`data/${req.base}`).pipe(res); // !safe path-traversal
  fs.createReadStream(`data/${req.folder}/index.txt`).pipe(res); // !alert path-traversal
  fs.createReadStream(`data/${req.kind}.txt`).pipe(res); // !safe path-traversal
});
