const express = require("express");
const { record } = require("./visits");

const app = express();

app.get("/whole", (req, res) => {
  record(req.query.to);
  res.redirect(req.query.to); // !alert open-redirect
});

// Two slashes begin another host.
app.get("/slash", (req, res) => {
  record(req.query.to);
  res.redirect("/" + req.query.to); // !alert open-redirect
});

app.get("/folder", (req, res) => {
  record(req.query.to);
  res.redirect("/orders/" + req.query.to); // !safe open-redirect
});
