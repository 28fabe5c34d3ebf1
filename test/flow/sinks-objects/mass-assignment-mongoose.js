const express = require("express");
const { Schema, model } = require("mongoose");
const { requireUser } = require("./auth");

const User = model("User", new Schema({ name: String, email: String, role: String }));
const app = express();
app.use(express.json(), requireUser);

app.put("/me/a", async (req, res) => {
  await User.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/me/b", async (req, res) => {
  const user = await User.findById(req.user.id);
  Object.assign(user, req.body); // !either mass-assignment -- the fields arrive here, the save below stores them
  await user.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.post("/users/a", async (req, res) => {
  await new User(req.body).save(); // !alert mass-assignment
  res.sendStatus(201);
});
app.post("/users/b", async (req, res) => {
  await User.create({ name: req.body.name, email: req.body.email }); // !safe mass-assignment
  res.sendStatus(201);
});
app.put("/me/c", async (req, res) => {
  await User.updateOne({ _id: req.user.id }, { $set: req.body }); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/me/d", async (req, res) => {
  await User.updateOne({ _id: req.user.id }, { $set: { name: req.body.name } }); // !safe mass-assignment
  res.sendStatus(204);
});
