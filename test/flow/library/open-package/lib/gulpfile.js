const { exec } = require("child_process");

exports.build = function (name) {
  exec("gulp " + name); // !safe command-injection
};
