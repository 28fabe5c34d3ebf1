const { exec } = require("child_process");

module.exports = {
  print(file) {
    exec(`lp ${file}`); // !alert command-injection
  },
  test() {
    exec("lp test"); // !safe command-injection
  },
};
