// Whoever is logged in may change their account, but not what it may do.
const express = require("express");
const mongoose = require("mongoose");
const { requireLogin } = require("./session");

const User = mongoose.model("User", new mongoose.Schema({ name: String, role: String, isAdmin: Boolean }));
const app = express();
app.use(express.json());

app.put("/me", requireLogin, async (req, res) => {
  const user = await User.findById(req.user.id);
  user.name = String(req.body.name);
  user.role = req.body.role; // !alert role-chosen-by-sender
  user.isAdmin = false;
  await user.save();
  res.sendStatus(204);
});

app.put("/me/kind", requireLogin, async (req, res) => {
  const user = await User.findById(req.user.id);
  if (!["buyer", "seller"].includes(req.body.role)) return res.sendStatus(400);
  user.role = req.body.role; // !safe role-chosen-by-sender
  await user.save();
  res.sendStatus(204);
});

app.put("/me/type", requireLogin, async (req, res) => {
  await User.findByIdAndUpdate(req.user.id, { $set: { userType: req.body.type } }); // !alert role-chosen-by-sender
  res.sendStatus(204);
});
