const express = require("express");
const passport = require("passport");
const app = express();
app.use(express.json(), passport.session());

// A middleware has looked the record up; what it is kept in is not known here.
app.put("/me", async (req, res) => {
  Object.assign(req.user, req.body); // !source
  await req.user.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.patch("/me", async (req, res) => {
  await req.user.update(req.body); // !alert mass-assignment
  res.sendStatus(204);
});
app.post("/me/all", async (req, res) => {
  for (const field of Object.keys(req.body)) req.user[field] = req.body[field];
  await req.user.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/me/name", async (req, res) => {
  const { name, city } = req.body;
  Object.assign(req.user, { name, city });
  await req.user.save(); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/me/address", async (req, res) => {
  req.user.street = String(req.body.street);
  await req.user.save(); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/me/known", async (req, res) => {
  for (const field of ["name", "city"]) req.user[field] = req.body[field];
  await req.user.save(); // !safe mass-assignment
  res.sendStatus(204);
});
