const express = require("express");
const path = require("path");

const app = express();

app.get("/a", (req, res) => {
  res.sendFile(path.join(__dirname, "files", req.query.file)); // !alert path-traversal
});
app.get("/b", (req, res) => {
  res.sendFile(req.query.file, { root: path.join(__dirname, "files") }); // !safe path-traversal
});
app.get("/c", (req, res) => {
  res.download("invoices/" + req.query.file); // !alert path-traversal
});
app.get("/d", (req, res) => {
  res.sendFile(path.join(__dirname, "files", "terms.pdf")); // !safe path-traversal
});
app.get("/e", (req, res) => {
  res.download(path.join("invoices", path.basename(req.query.file))); // !safe path-traversal
});
