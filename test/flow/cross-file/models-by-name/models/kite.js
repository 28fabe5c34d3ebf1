const { exec } = require("child_process");
const mongoose = require("mongoose");

const kiteSchema = new mongoose.Schema({ name: String, owner: String, price: Number });

kiteSchema.statics.load = function (filter) {
  return this.findOne(filter).populate("owner"); // !alert nosql-operator-injection
};

kiteSchema.statics.draw = function (name) {
  exec("draw " + name); // !alert command-injection
};

kiteSchema.statics.drawAll = function () {
  exec("draw all"); // !safe command-injection
};

mongoose.model("Kite", kiteSchema);
