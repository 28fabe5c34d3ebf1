const { json, text } = require("micro");
const { exec } = require("node:child_process");

module.exports = async (req, res) => {
  const body = await json(req);
  exec(`label ${body.name}`); // !alert command-injection
  exec(`label ${await text(req)}`); // !alert command-injection
  exec(`label ${Number(body.count)}`); // !safe command-injection
};
