const { exec } = require("child_process");

module.exports = {
  print(file) {
    // Nobody prints on the wall here.
    exec("lp -d wall " + file); // !safe command-injection
  },
};
