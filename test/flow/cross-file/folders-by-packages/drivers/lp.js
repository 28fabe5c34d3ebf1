const { exec } = require("child_process");

exports.print = (file) => exec("lp " + file); // !alert command-injection
exports.test = () => exec("lp test"); // !safe command-injection
