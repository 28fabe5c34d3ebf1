// A storefront renders what an app answers as Liquid, in a page of the shop.
const express = require("express");

const app = express();

app.get("/proxy/note", (req, res) => {
  res.type("application/liquid").send(`<h2>${req.query.title}</h2>`); // !alert xss-server-response
});
app.get("/proxy/set", (req, res) => {
  res.set("Content-Type", "application/liquid");
  res.send(`<h2>${encodeURIComponent(req.query.title)}</h2>`); // !safe xss-server-response
});
app.get("/proxy/plain", (req, res) => {
  res.type("text/plain").send(`Title: ${req.query.title}`); // !safe xss-server-response
});
