// What each function keeps for itself, the others do not see.
const { exec } = require("child_process");

module.exports = {
  name(text) {
    const own = { text };
    return own.text;
  },
  print() {
    exec(`lp ${this.text}`); // !safe command-injection
  },
  show() {
    exec(`show ${this.name("it").length}`); // !safe command-injection
  },
};
