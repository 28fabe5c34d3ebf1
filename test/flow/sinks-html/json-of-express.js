const express = require("express");

const app = express();

// `end` says nothing of the type, and data begins with no tag; `send` calls a text a page.
app.get("/items", (req, res) => {
  const name = req.query.name;
  if (req.query.as === "data") return res.end(JSON.stringify({ name })); // !safe xss-server-response
  if (req.query.as === "text") return res.send(JSON.stringify({ name })); // !alert xss-server-response
  if (req.query.as === "page") {
    res.setHeader("Content-Type", "text/html");
    return res.end(JSON.stringify({ name })); // !alert xss-server-response
  }
  res.end(`<p>${name}</p>`); // !alert xss-server-response
});
