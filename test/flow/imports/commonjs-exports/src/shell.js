const { exec } = require("child_process");

module.exports = {
  run(command) {
    exec(command); // !alert command-injection
  },
};
