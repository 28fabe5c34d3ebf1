const express = require("express");
const storage = require("./storage");
const printers = require("./printers");

const app = express();

app.get("/files", (req, res) => {
  storage.get(req.query.name).pipe(res);
});
app.get("/names", (req, res) => {
  res.json(storage.list());
});
app.post("/print", (req, res) => {
  printers.print(req.query.file);
  printers.test();
  res.end();
});
