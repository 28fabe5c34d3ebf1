var labels = (module.exports = require("./labels"));

labels.Printer = function (name) {
  this.name = name;
  this.print = function (text) {
    return eval(text); // !alert code-injection
  };
  this.printName = function () {
    return eval(this.name); // !alert code-injection
  };
};
