// An object that one of its functions is told what another one uses.
const { exec } = require("child_process");

const tool = {
  check(done) {
    exec(`ping ${this.settings.host}`, done); // !alert command-injection
  },
  init(options) {
    this.settings = Object.assign({}, { host: "localhost" }, options);
    return this;
  },
  prepare(options) {
    this.count = Number(options.count);
    this.name = "all";
  },
  count(done) {
    exec(`ping -c ${this.count} ${this.name}`, done); // !safe command-injection
  },
};

module.exports = tool;
