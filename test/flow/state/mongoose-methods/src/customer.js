const { Schema, model } = require("mongoose");
const { exec } = require("child_process");

const schema = new Schema({ name: String, label: String });
schema.methods.print = function (printer) {
  exec(`lp -d ${printer}`); // !alert command-injection
  exec(`lp -n ${this.orders.length}`); // !safe command-injection
  return this.save();
};
schema.methods.sameAs = function (other) {
  return model("Customer").findOne({ name: other }); // !alert nosql-operator-injection
};
schema.method("rename", function (name) {
  exec(`echo ${name}`); // !alert command-injection
});
schema.methods.fixed = function (name) {
  exec(`echo ${String(name).length}`); // !safe command-injection
};
schema.statics.search = function (text) {
  return this.find({ name: text }); // !alert nosql-operator-injection
};
schema.static("byLabel", function (label) {
  return this.find({ label }); // !alert nosql-operator-injection
});
schema.method({
  label(text) {
    exec(`label ${text}`); // !alert command-injection
  },
});
schema.static({
  archiveAll(folder) {
    exec(`tar ${folder}`); // !alert command-injection
    exec(`tar ${folder.length}`); // !safe command-injection
  },
});
schema.virtual("title").get(function () {
  return `${this.name}`;
});
exports.Customer = model("Customer", schema);
