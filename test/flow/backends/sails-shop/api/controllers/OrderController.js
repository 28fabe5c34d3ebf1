const { exec } = require("node:child_process");

module.exports = {
  create: async function (req, res) {
    exec(`label ${req.param("name")}`); // !alert command-injection
    exec(`label ${req.allParams().name}`); // !alert command-injection
    exec(`label ${Number(req.allParams().count)}`); // !safe command-injection
    res.ok();
  },
};
