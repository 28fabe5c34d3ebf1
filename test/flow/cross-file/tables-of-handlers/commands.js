const { exec } = require("child_process");

const commands = {};

commands.print = (order, res) => {
  exec("lp " + order.name, () => res.end()); // !alert command-injection
};

commands.ping = (order, res) => {
  exec("uptime", () => res.end()); // !safe command-injection
};

module.exports = { commands };
