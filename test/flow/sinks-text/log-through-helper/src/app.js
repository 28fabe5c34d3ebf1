const express = require("express");
const { note, noteClean } = require("./audit-log");

const app = express();
app.use(express.json());

app.post("/login", (req, res) => {
  note("login", req.body.name);
  noteClean("login", req.body.name);
  res.sendStatus(204);
});
