const express = require("express");
const app = express();

app.get("/encoded", (req, res) => {
  res.send(Buffer.from(req.query.name).toString("base64")); // !safe xss-server-response
});
app.get("/decoded", (req, res) => {
  res.send(Buffer.from(req.query.name, "base64").toString()); // !alert xss-server-response
});
app.get("/elsewhere", (req, res) => {
  res.redirect(Buffer.from(req.query.name).toString("base64")); // !alert open-redirect
});
app.get("/initial", (req, res) => {
  res.send(`<b>${req.query.name.charAt(0)}</b>`); // !safe xss-server-response
});
app.get("/cut", (req, res) => {
  res.send(`<b>${req.query.name.slice(0, 1)}${req.query.name.substr(2, 1)}</b>`); // !safe xss-server-response
});
app.get("/capital", (req, res) => {
  res.send(req.query.name.charAt(0).toUpperCase() + req.query.name.slice(1)); // !alert xss-server-response
});
app.get("/letters", (req, res) => {
  let text = "";
  for (let i = 0; i < 200; i++) text += req.query.name.charAt(i);
  res.send(text); // !alert xss-server-response
});
