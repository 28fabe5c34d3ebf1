const mongoose = require("mongoose");

const Kite = mongoose.model("Kite");

exports.show = async (req, res) => {
  res.json(await Kite.load({ name: req.body.name }));
};
exports.draw = (req, res) => {
  Kite.draw(req.body.name);
  Kite.drawAll();
  res.end();
};
exports.find = async (req, res) => {
  res.json(await Kite.find({ owner: req.body.owner })); // !alert nosql-operator-injection
};
exports.one = async (req, res) => {
  res.json(await Kite.find({ owner: String(req.body.owner) })); // !safe nosql-operator-injection
};
