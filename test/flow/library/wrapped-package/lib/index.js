// What a function around everything keeps to itself, its exports call.
(function () {
  var Tool, deep, go, run, system;

  run = require("child_process").execSync;

  system = require("./system");

  go = function (command) {
    return run(command); // !alert command-injection
  };

  deep = function (command) {
    return go("run " + command);
  };

  Tool = {
    open: function (name) {
      return run("open " + name); // !alert command-injection
    },
    run: run,
    fixed: function () {
      return run("ls"); // !safe command-injection
    },
  };

  exports.go = function (command) {
    return deep(command);
  };

  exports.open = function (name) {
    Tool.fixed();
    return Tool.open(name);
  };

  exports.close = function (name) {
    return system.close.call(Tool, name);
  };
}).call(this);
