const { exec } = require("child_process");

module.exports = class Printer {
  print(name) {
    exec(`lp ${name}`); // !alert command-injection
  }
  test() {
    exec("lp test"); // !safe command-injection
  }
};
