// The package puts its functions into globals, for whoever loads it.
require("shelljs/global");

exports.list = function (folder) {
  exec("ls -l " + folder); // !alert command-injection
  echo("ls -l " + folder); // !safe command-injection
};
