// The exports of a module are an object, too.
const { exec } = require("child_process");

exports.check = function (done) {
  exec("ping " + this.host, done); // !alert command-injection
};
exports.configure = function (options) {
  this.host = options.host;
  this.length = options.host.length;
};
exports.measure = function (done) {
  exec("ping -s " + this.length, done); // !safe command-injection
};
