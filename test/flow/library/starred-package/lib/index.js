"use strict";
// What older compilers make of `export * from`.
function __export(m) {
  for (var p in m) if (!exports.hasOwnProperty(p)) exports[p] = m[p];
}
Object.defineProperty(exports, "__esModule", { value: true });
__export(require("./merge"));
__export(require("./clone"));
__export(require("./kind"));
__export(require("./loops"));
