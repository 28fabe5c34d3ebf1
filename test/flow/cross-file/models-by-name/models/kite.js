const { exec } = require("child_process");
const mongoose = require("mongoose");

const kiteSchema = new mongoose.Schema({ name: String, owner: String, price: Number });

kiteSchema.statics.load = function (filter) {
  return this.findOne(filter).populate("owner"); // !missing nosql-operator-injection -- models by name
};

kiteSchema.statics.draw = function (name) {
  exec("draw " + name); // !missing command-injection -- models by name
};

kiteSchema.statics.drawAll = function () {
  exec("draw all"); // !safe command-injection
};

mongoose.model("Kite", kiteSchema);
