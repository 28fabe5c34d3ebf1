"use strict";
// What compilers make of `export * from`.
var _joined = require("./resolved");
var _more = require("./more");
Object.keys(_more).forEach(function (key) {
  if (key === "default" || key === "__esModule") return;
  if (key in exports && exports[key] === _more[key]) return;
  Object.defineProperty(exports, key, {
    enumerable: true,
    get: function () {
      return _more[key];
    },
  });
});
Object.defineProperty(exports, "joined", {
  enumerable: true,
  get: function () {
    return _joined["run"];
  },
});
