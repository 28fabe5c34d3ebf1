const express = require("express");
const mongoose = require("mongoose");
const { DataTypes, Sequelize } = require("sequelize");

const sequelize = new Sequelize(process.env.DATABASE_URL);
const Garden = sequelize.define("Garden", { name: DataTypes.STRING, owner: DataTypes.STRING });
const schema = new mongoose.Schema({ name: String, rank: String });
schema.methods.fill = function (given) {
  for (const [name, value] of Object.entries(given)) this.set(name, value); // !alert mass-assignment
  return this;
};
const Member = mongoose.model("Member", schema);
const app = express();
app.use(express.json());

app.put("/members/me", async (req, res) => {
  const member = await Member.findById(req.session.member);
  Object.keys(req.body).forEach((name) => {
    member.set(name, req.body[name]); // !alert mass-assignment
  });
  await member.save();
  res.sendStatus(204);
});
app.put("/members/me/all", async (req, res) => {
  const member = await Member.findById(req.session.member);
  await member.fill(req.body).save();
  res.sendStatus(204);
});
app.put("/gardens/mine", async (req, res) => {
  const garden = await Garden.findOne({ where: { owner: req.session.member } });
  for (const name of Object.keys(req.body)) garden.set(name, req.body[name]); // !alert mass-assignment
  await garden.save();
  res.sendStatus(204);
});
app.put("/members/me/some", async (req, res) => {
  const member = await Member.findById(req.session.member);
  for (const name of ["name", "city"]) member.set(name, req.body[name]); // !safe mass-assignment
  member.set("name", req.body.name); // !safe mass-assignment
  await member.save();
  res.set(req.body.header, "1"); // !safe mass-assignment
  res.sendStatus(204);
});
