const { exec } = require("child_process");

// What somebody starts is no package for others.
module.exports = function (name, done) {
  exec("npm view " + name + " versions", done); // !safe command-injection
};
