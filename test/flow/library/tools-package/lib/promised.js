const { exec } = require("child_process");
const Q = require("q");
const sudo = require("sudo-prompt");

exports.version = function (browser, done) {
  sudo.exec("chown root " + browser.path, {}, done); // !alert command-injection
  Q.nfapply(exec, [browser.path + " --help"]); // !alert command-injection
  return Q.nfcall(exec, browser.path + " --version").then((out) => out[0]); // !alert command-injection
};
