const { exec } = require("child_process");

exports.print = (label) => exec(`lp ${label}`); // !safe command-injection
