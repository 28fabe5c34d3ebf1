var exec = require("child_process").exec;

exports = module.exports = Printer;

function Printer() {}

Printer.create = function () {
  return new Printer();
};

Printer.prototype.print = function (file) {
  exec("lpr " + file); // !alert command-injection
};
