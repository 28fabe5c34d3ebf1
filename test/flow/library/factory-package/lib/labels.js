// A factory that has a name can make another of what it made.
(function (root, factory) {
  if (typeof define === "function" && define.amd) define(["child_process"], factory);
  else if (typeof exports === "object") module.exports = factory(require("child_process"));
  else root.labels = factory(root.programs);
})(this, function make(programs, undefined) {
  const labels = { version: "1" };
  labels.with = function (others) {
    return make(others || programs);
  };
  labels.print = function (name) {
    programs.exec("lp " + name, undefined); // !alert command-injection
  };
  labels.list = function (name) {
    programs.execFile("lp", ["-l", name], undefined); // !safe command-injection
  };
  return labels;
});
