"use strict";
var kind_1 = require("./kind");
var Merge = (function () {
  function Merge(options) {
    var _this = this;
    this.kinds = { object: true };
    this.merge = function (subject) {
      for (var i = 1; i < arguments.length; i++) _this.walk(subject, arguments[i]);
      return subject;
    };
    if (options) Object.assign(this, options);
  }
  Merge.prototype.walk = function (to, from) {
    var _this = this;
    Object.keys(from).forEach(function (key) {
      if (_this.kinds[kind_1.kindOf(from[key])] && _this.kinds[kind_1.kindOf(to[key])])
        _this.walk(to[key], from[key]);
      else to[key] = from[key]; // !alert prototype-pollution
    });
  };
  return Merge;
})();
exports.Merge = Merge;
exports.merge = new Merge().merge;
