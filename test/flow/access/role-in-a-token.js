const express = require("express");
const jwt = require("jsonwebtoken");

const app = express();
app.use(express.json());

app.post("/token", (req, res) => {
  const token = jwt.sign({ user: req.body.user, role: req.body.role }, process.env.JWT_SECRET); // !alert role-chosen-by-sender !either session-lifetime -- nobody says when it ends
  res.json({ token });
});
app.post("/customers/token", (req, res) => {
  const token = jwt.sign({ user: req.body.user, role: "customer" }, process.env.JWT_SECRET); // !safe role-chosen-by-sender !either session-lifetime -- nobody says when it ends
  res.json({ token });
});
