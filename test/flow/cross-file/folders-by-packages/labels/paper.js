const { exec } = require("child_process");

exports.print = (name) => exec("label " + name); // !alert command-injection
