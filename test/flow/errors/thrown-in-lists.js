// What a function throws that a list calls is thrown by whoever called the list's method.
const express = require("express");
const app = express();
app.get("/each", (req, res) => {
  [1].forEach(() => {
    throw new Error(`<b>${req.query.a}</b>`);
  });
});
app.get("/map", (req, res) => {
  const names = ["a"].map((name) => {
    if (name === "b") throw new Error(`<b>${req.query.b}</b>`);
    return name;
  });
  res.json(names);
});
app.use((error, req, res, next) => {
  res.send(error.message); // !alert xss-server-response
});
