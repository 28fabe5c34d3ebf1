// What a package hands out is defined, one by one or in a loop.
const { exec } = require("child_process");

const functions = {
  tag(name) {
    exec(`git tag ${name}`); // !alert command-injection
  },
  count(name) {
    exec(`git log -n ${name.length}`); // !safe command-injection
  },
};

Object.defineProperties(
  module.exports,
  Object.assign(
    Object.entries(functions).reduce(
      (all, [name, value]) => Object.assign(all, { [name]: { value, configurable: true } }),
      {},
    ),
  ),
);

Object.defineProperties(exports, {
  show: {
    value: (name) => exec(`git show ${name}`), // !alert command-injection
  },
  open: {
    get: () => (name) => exec(`git open ${name}`), // !alert command-injection
  },
  version: {
    value: (name) => exec(`git version ${name.length}`), // !safe command-injection
  },
});

const own = Object.defineProperties({}, { host: { value: "localhost" } });
exports.ping = () => exec(`ping ${own.host}`); // !safe command-injection
