const { readFile } = require("fs");
const path = require("path");
const express = require("express");

const app = express();
const UP = /(?:^|[\\/])\.\.(?:[\\/]|$)/;
const UP_AT_START = /^\.\.(?:\/|$)/;

app.get("/refused", (req, res) => {
  const wanted = path.normalize(String(req.query.file));
  if (UP.test(wanted)) return res.sendStatus(403);
  readFile("files/" + wanted, (error, text) => res.end(text)); // !safe path-traversal
});
app.get("/at-start", (req, res) => {
  const wanted = String(req.query.file);
  if (UP_AT_START.test(wanted)) return res.sendStatus(403);
  readFile("files/" + wanted, (error, text) => res.end(text)); // !alert path-traversal
});
app.get("/turned", (req, res) => {
  const wanted = String(req.query.file);
  if (!UP.test(wanted)) return res.sendStatus(403);
  readFile("files/" + wanted, (error, text) => res.end(text)); // !alert path-traversal
});
