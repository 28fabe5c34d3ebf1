const { exec } = require("child_process");

exports.run = (order) => exec("melt " + order.kind); // !alert command-injection
