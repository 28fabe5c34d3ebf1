// Two dots are looked for among the folders that a path names.
const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const ROOT = path.join(__dirname, "files");
const send = (res) => (error, text) => res.send(text);

app.get("/first", (req, res) => {
  const file = path.resolve(ROOT, "./" + req.query.name);
  const way = path.relative(ROOT, file);
  if (!way || way.split(path.sep)[0] === ".." || path.isAbsolute(way)) return res.sendStatus(403);
  fs.readFile(file, send(res)); // !safe path-traversal
});
app.get("/at-once", (req, res) => {
  const file = path.resolve(ROOT, "./" + req.query.name);
  if (path.relative(ROOT, file).split(path.sep)[0] === "..") return res.sendStatus(403);
  fs.readFile(file, send(res)); // !safe path-traversal
});
app.get("/taken", (req, res) => {
  const file = path.resolve(ROOT, "./" + req.query.name);
  const [first] = path.relative(ROOT, file).split(path.sep);
  if (first === "..") return res.sendStatus(403);
  fs.readFile(file, send(res)); // !safe path-traversal
});
app.get("/any", (req, res) => {
  const file = path.resolve(ROOT, "./" + req.query.name);
  if (path.relative(ROOT, file).split(path.sep).includes("..")) return res.sendStatus(403);
  fs.readFile(file, send(res)); // !safe path-traversal
});
app.get("/plain", (req, res) => {
  const name = String(req.query.name);
  if (name.split("/").includes("..")) return res.sendStatus(403);
  fs.readFile(path.join(ROOT, name), send(res)); // !safe path-traversal
});
app.get("/other-folder", (req, res) => {
  const file = path.resolve(ROOT, "./" + req.query.name);
  if (path.relative(ROOT, file).split(path.sep)[0] === "tmp") return res.sendStatus(403);
  fs.readFile(file, send(res)); // !alert path-traversal
});
app.get("/turned-round", (req, res) => {
  const file = path.resolve(ROOT, "./" + req.query.name);
  if (path.relative(ROOT, file).split(path.sep)[0] !== "..") return res.sendStatus(403);
  fs.readFile(file, send(res)); // !alert path-traversal
});
app.get("/between-dots", (req, res) => {
  const name = String(req.query.name);
  if (name.split(".").includes("..")) return res.sendStatus(403);
  fs.readFile(path.join(ROOT, name), send(res)); // !alert path-traversal
});
app.get("/needed", (req, res) => {
  const name = String(req.query.name);
  if (!name.split("/").includes("..")) return res.sendStatus(403);
  fs.readFile(path.join(ROOT, name), send(res)); // !alert path-traversal
});
