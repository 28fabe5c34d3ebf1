const express = require("express");
const User = require("../models/user");

const app = express();
app.use(express.json());

app.post("/login", async (req, res) => {
  const user = await User.findOne({ mail: req.body.mail }); // !alert nosql-operator-injection
  res.json({ known: Boolean(user) });
});
app.post("/known", async (req, res) => {
  const user = await User.findOne({ mail: String(req.body.mail) }); // !safe nosql-operator-injection
  res.json({ known: Boolean(user) });
});
app.post("/relational", async (req, res) => {
  const user = await User.findOne({ where: { mail: req.body.mail } }); // !safe nosql-operator-injection
  res.json({ known: Boolean(user) });
});
app.put("/users/:id", async (req, res) => {
  await User.findByIdAndUpdate(req.params.id, req.body); // !alert mass-assignment !alert idor-by-request-id
  res.end();
});
app.put("/names/:id", async (req, res) => {
  await User.findByIdAndUpdate(req.params.id, { name: String(req.body.name) }); // !safe mass-assignment !alert idor-by-request-id
  res.end();
});
