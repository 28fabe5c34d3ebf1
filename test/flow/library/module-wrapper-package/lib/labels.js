"use strict";
// A class as compilers write it, with the one that it extends.
var Base = (function () {
  function Base(options) {
    this.options = options;
  }
  Base.prototype.compile = function (text) {
    return eval(text); // !alert code-injection
  };
  return Base;
})();
var Labels = (function (_super) {
  function Labels(options) {
    return _super.call(this, options) || this;
  }
  Labels.prototype = Object.create(_super.prototype);
  Labels.prototype.fixed = function () {
    return eval("1 + 1"); // !safe code-injection
  };
  return Labels;
})(Base);
exports.Labels = Labels;
