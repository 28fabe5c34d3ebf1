(function (root) {
  var labels = { version: "1" };

  // Exported first, filled afterwards: the object is the same.
  if (typeof module !== "undefined" && module.exports) {
    module.exports = labels;
  } else if (typeof define === "function" && define.amd) {
    define(function () {
      return labels;
    });
  } else {
    root.labels = labels;
  }

  labels.template = function (text, argument) {
    return new Function(argument, "return '" + text + "'"); // !alert code-injection
  };

  labels.fixed = function (argument) {
    labels.last = argument;
    return new Function("return 1"); // !safe code-injection
  };
})(this);
