var exec = require("child_process").exec;
var api = exports;

api.run = function (command) {
  exports.inner(command);
};
exports.inner = function (command) {
  exec(command); // !alert command-injection
};
