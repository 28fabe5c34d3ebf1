const { exec } = require("child_process");

// Without an entry its users name each of its files.
module.exports = function (name, done) {
  exec("npm view " + name + " versions", done); // !alert command-injection
};
