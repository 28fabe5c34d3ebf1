// A package asks whether a path stays in a folder.
const express = require("express");
const fs = require("fs");
const path = require("path");
const isPathInside = require("path-is-inside");

const app = express();

app.get("/*", (req, res) => {
  const file = path.join(process.cwd(), "files", req.path);
  if (!isPathInside(file, path.join(process.cwd(), "files"))) return res.sendStatus(400);
  fs.createReadStream(file).pipe(res); // !safe path-traversal
});
app.get("/raw/*", (req, res) => {
  const file = path.join(process.cwd(), "files", req.params[0]);
  fs.createReadStream(file).pipe(res); // !alert path-traversal
});
