const { exec } = require("child_process");

exports.print = function (name) {
  exec("lp " + name); // !alert command-injection
};

exports.printAll = function (name) {
  exec("lp " + name); // !safe command-injection -- nobody calls it
};
