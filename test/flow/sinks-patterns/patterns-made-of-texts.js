const express = require("express");
const { match } = require("path-to-regexp");

const app = express();

app.get("/search", (req, res) => {
  const { q, text } = req.query;
  text.match(q); // !alert redos-user-pattern
  text.search("(" + q + ")"); // !alert redos-user-pattern
  "red, green".match(q); // !alert redos-user-pattern
  text.matchAll(q.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")); // !safe redos-user-pattern
  text.replace(q, ""); // !safe redos-user-pattern
  text.split(q); // !safe redos-user-pattern
  text.match(/red/); // !safe redos-user-pattern
  match("/orders/:id")(q); // !safe redos-user-pattern
  app.locals.index.search(q); // !safe redos-user-pattern
  res.end();
});
