"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
function _export(target, all) {
  for (var name in all) Object.defineProperty(target, name, { enumerable: true, get: all[name] });
}
_export(exports, {
  run: function () {
    return run;
  },
  get stop() {
    return stop;
  },
});
const _child_process = require("child_process");
const run = (name) => (0, _child_process.exec)(`git ${name}`); // !alert command-injection
const stop = (pid) => (0, _child_process.exec)(`kill ${pid}`); // !alert command-injection
// Nobody outside gets this one.
const inner = (pid) => (0, _child_process.exec)(`kill -0 ${pid}`); // !safe command-injection
setInterval(() => inner(process.pid), 1000);
