const { exec } = require("node:child_process");

module.exports = {
  inputs: { name: { type: "string" } },
  fn: async function (inputs) {
    exec(`label ${inputs.name}`); // !alert command-injection
    await sails.sendNativeQuery(`select * from p where n = '${inputs.name}'`); // !alert sql-injection
    await sails.sendNativeQuery("select * from p where n = $1", [inputs.name]); // !safe sql-injection
    await sails.getDatastore().sendNativeQuery(`select * from p where n = '${inputs.name}'`); // !alert sql-injection
    await Product.getDatastore().sendNativeQuery(`select * from p where n = '${inputs.name}'`); // !alert sql-injection
  },
};
