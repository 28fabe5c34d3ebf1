const { exec } = require("node:child_process");

exports.print = async (ctx) => {
  exec(`label ${ctx.query.name}`); // !alert command-injection
  exec("label", ctx.query.name); // !safe command-injection
};
