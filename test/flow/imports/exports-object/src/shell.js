const { exec } = require("child_process");

const shell = (module.exports = {});
shell.run = function (command) {
  shell.inner(command);
};
shell.inner = function (command) {
  exec(command); // !alert command-injection
};
Object.assign(module.exports, {
  extra(command) {
    exec(command); // !alert command-injection
  },
});
