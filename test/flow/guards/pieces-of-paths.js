const express = require("express");
const { readFile } = require("node:fs");
const path = require("node:path");

const app = express();

app.get("/a", (req, res) => {
  const file = String(req.query.file);
  if (file.split("/").some((each) => each === "..")) return res.sendStatus(400);
  readFile(path.join("notes", file), (error, text) => res.send(text)); // !safe path-traversal
});
app.get("/b", (req, res) => {
  const file = String(req.query.file);
  const parts = file.split(/[\\/]/);
  if (parts.some((each) => each === ".." || each === "")) return res.sendStatus(400);
  readFile(path.join("notes", file), (error, text) => res.send(text)); // !safe path-traversal
});
app.get("/c", (req, res) => {
  const file = String(req.query.file);
  if (file.split(".").some((each) => each === "..")) return res.sendStatus(400);
  readFile(path.join("notes", file), (error, text) => res.send(text)); // !alert path-traversal
});
app.get("/d", (req, res) => {
  const file = String(req.query.file);
  if (file.split("/").some((each) => each === "tmp")) return res.sendStatus(400);
  readFile(path.join("notes", file), (error, text) => res.send(text)); // !alert path-traversal
});
