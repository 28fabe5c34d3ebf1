import express from "express";
import mongoose from "mongoose";

const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String, name: String }));

app.post("/users", async (req, res) => {
  if (!/@\w{2,60}\.com$/.test(req.body.email)) return res.sendStatus(400);
  await User.findOne({ email: req.body.email }); // !safe nosql-operator-injection -- `[object Object]` has no at sign
  if (!/\w/.test(req.body.name)) return res.sendStatus(400);
  await User.findOne({ name: req.body.name }); // !alert nosql-operator-injection -- but it has letters
  res.send(req.body.email); // !alert xss-server-response -- the pattern is not anchored
});
