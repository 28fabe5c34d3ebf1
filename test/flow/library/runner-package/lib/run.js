const { execSync } = require("child_process");

exports.run = (parts) => execSync(parts.join(" ")); // !alert command-injection
