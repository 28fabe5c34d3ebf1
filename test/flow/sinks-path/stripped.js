const path = require("node:path");
const fs = require("node:fs");
const express = require("express");

const app = express();
const ROOT = "/srv/files";

// In a normal path the dots that lead out of a folder stand at its beginning.
app.get("/manual/:file", (req, res) => {
  const file = path.normalize(req.params.file).replace(/^(\.\.(\/|\\|$))+/, "");
  res.sendFile(path.join(ROOT, file)); // !safe path-traversal
});

app.get("/photo", (req, res) => {
  const wanted = path.normalize(String(req.query.photo));
  const file = wanted.replace(/^(?:\.\.[/\\])+/, "");
  fs.createReadStream(path.join(ROOT, file)).pipe(res); // !safe path-traversal
});

// `a/../../secret` keeps its dots.
app.get("/raw", (req, res) => {
  const file = String(req.query.file).replace(/^(\.\.[/\\])+/, "");
  fs.createReadStream(path.join(ROOT, file)).pipe(res); // !alert path-traversal
});

app.get("/text", (req, res) => {
  const file = String(req.query.file).normalize("NFC").replace(/^(\.\.[/\\])+/, "");
  fs.createReadStream(path.join(ROOT, file)).pipe(res); // !alert path-traversal
});

// Without a slash it names a file of the folder.
app.get("/key/:file", (req, res) => {
  const { file } = req.params;
  if (file.includes("/")) return res.status(400).end();
  res.sendFile(path.resolve(ROOT, file)); // !safe path-traversal
});

app.get("/any/:file", (req, res) => {
  const { file } = req.params;
  if (file.includes("\\")) return res.status(400).end();
  res.sendFile(path.resolve(ROOT, file)); // !alert path-traversal
});

app.listen(3000);

// From the root nothing leads further up.
app.get("/rooted", (req, res) => {
  const file = path.join(ROOT, path.normalize("/" + req.query.file));
  fs.createReadStream(file).pipe(res); // !safe path-traversal
});

app.get("/joined", (req, res) => {
  fs.createReadStream(path.join(ROOT, path.join("/", String(req.query.file)))).pipe(res); // !safe path-traversal
});

// Any file of the machine: there is no folder before it.
app.get("/whole", (req, res) => {
  fs.createReadStream(path.normalize("/" + req.query.file)).pipe(res); // !alert path-traversal
});

// The folder is the sender's, and `resolve` begins anew.
app.get("/folder", (req, res) => {
  fs.createReadStream(path.join(req.query.folder, path.normalize("/" + req.query.file))).pipe(res); // !alert path-traversal
  fs.createReadStream(path.resolve(ROOT, path.normalize("/" + req.query.file))).pipe(res); // !alert path-traversal
});
