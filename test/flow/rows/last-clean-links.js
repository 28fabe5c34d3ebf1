const express = require("express");
const { sanitizeUrl } = require("sanitize-html");
const clean = require("sanitize-html");
const app = express();
app.get("/", (req, res) => {
  res.send(`<p>${clean.sanitizeUrl(req.query.to)}</p>`); // !safe xss-server-response
});
