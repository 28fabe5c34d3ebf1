const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const root = path.join(__dirname, "public");

app.get("/slice", (req, res) => {
  const file = path.normalize(root + decodeURIComponent(req.url));
  if (file.slice(0, root.length + 1) !== root + path.sep) return res.sendStatus(403);
  fs.createReadStream(file).pipe(res); // !safe path-traversal
});

app.get("/substring", (req, res) => {
  const file = path.resolve(root, req.query.file);
  if (file.substring(0, root.length) === root) fs.createReadStream(file).pipe(res); // !safe path-traversal
});

app.get("/not-normal", (req, res) => {
  const file = root + req.query.file;
  if (file.slice(0, root.length) !== root) return res.sendStatus(403);
  fs.createReadStream(file).pipe(res); // !alert path-traversal
});

app.get("/elsewhere", (req, res) => {
  const file = path.resolve(root, req.query.file);
  if (file.slice(1, 8) !== "public/") return res.sendStatus(403);
  fs.createReadStream(file).pipe(res); // !alert path-traversal
});

app.get("/end", (req, res) => {
  const file = path.resolve(root, req.query.file);
  if (file.slice(-4) !== ".css") return res.sendStatus(403);
  fs.createReadStream(file).pipe(res); // !alert path-traversal
});
