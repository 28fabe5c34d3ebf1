"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
var _interopRequireWildcard = (value) => value;
var _kind = require("./kind");
var _run = _interopRequireWildcard(require("./run"));
// What Babel makes of `export * from`, with names that are there already, and without.
Object.keys(_kind).forEach(function (key) {
  exports[key] = _kind[key];
});
Object.keys(_run).forEach(function (key) {
  if (key === "default" || key === "__esModule") return;
  if (key in exports && exports[key] === _run[key]) return;
  Object.defineProperty(exports, key, {
    enumerable: true,
    get: function get() {
      return _run[key];
    },
  });
});
// A list that is not about exports at all.
const all = {};
Object.keys(_kind).forEach(function (key) {
  all[key] = _run[key];
});
exports.count = () => Object.keys(all).length;
