// A pattern that is made to see whether it can be made matches nothing.
const express = require("express");

const app = express();
app.use(express.json());

app.post("/a", (req, res) => {
  try {
    new RegExp(req.body.source); // !safe redos-user-pattern
  } catch {
    return res.sendStatus(400);
  }
  res.end();
});
app.post("/b", (req, res) => {
  const pattern = new RegExp(req.body.source); // !alert redos-user-pattern
  res.json({ fits: pattern.test(req.body.name) });
});
