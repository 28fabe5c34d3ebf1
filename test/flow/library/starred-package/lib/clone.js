"use strict";
var kind_1 = require("./kind");
var Clone = (function () {
  function Clone(options) {
    var _this = this;
    this.kinds = { object: true };
    this.copied = function (from) {
      return _this.walk({}, from);
    };
    if (options) Object.assign(this, options);
  }
  Clone.prototype.walk = function (to, from) {
    for (var key in from)
      to[key] = this.kinds[kind_1.kindOf(from[key])] ? this.walk({}, from[key]) : from[key]; // !safe prototype-pollution
    return to;
  };
  return Clone;
})();
exports.Clone = Clone;
exports.clone = new Clone().copied;
