const express = require("express");
const validator = require("validator");

const app = express();

// The list of hosts makes a check of an address out of a check of how it is written.
app.get("/to-partner", (req, res) => {
  const { to } = req.query;
  if (!validator.isURL(to, { host_whitelist: ["pay.example.com"] })) return res.sendStatus(400);
  res.redirect(to); // !safe open-redirect
});

app.get("/anywhere", (req, res) => {
  const { to } = req.query;
  if (!validator.isURL(to, { require_protocol: true })) return res.sendStatus(400);
  res.redirect(to); // !alert open-redirect
});
