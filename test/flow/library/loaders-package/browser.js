// The function around the file is handed what loads modules, where there is such a thing.
(function (exports, require) {
  const vm = require("vm");
  exports.calculated = (text) => vm.runInNewContext(text, {}); // !alert code-injection
  exports.one = () => vm.runInNewContext("1", {}); // !safe code-injection
})(
  typeof exports === "undefined" ? (this.calculator = {}) : exports,
  typeof require === "undefined" ? null : require,
);
