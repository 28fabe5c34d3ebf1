// What an export gives back holds the same functions with something else around them.
const { exec, execFile } = require("child_process");

function make(run) {
  const runner = {};
  runner.with = function (other) {
    return make(other);
  };
  runner.start = function (job) {
    run("start " + job, () => undefined); // !alert command-injection
  };
  return runner;
}

function makeQuiet(run) {
  const runner = {};
  runner.with = function (other) {
    return makeQuiet(other);
  };
  runner.start = function (job) {
    run("start", [job], () => undefined); // !safe command-injection
  };
  return runner;
}

exports.loud = make(exec);
exports.quiet = makeQuiet(execFile);
