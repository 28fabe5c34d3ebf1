"use strict";
// As TypeScript writes methods with await for old engines.
var __awaiter = (this && this.__awaiter) || require("tslib").__awaiter;
var __generator = (this && this.__generator) || require("tslib").__generator;
Object.defineProperty(exports, "__esModule", { value: true });
exports.Archive = void 0;
var child_process_1 = require("child_process");
var Archive = /** @class */ (function () {
  function Archive(options) {
    this.options = options;
    this.flags = "-q";
  }
  Archive.prototype.pack = function (name) {
    return __awaiter(this, void 0, void 0, function () {
      var full;
      return __generator(this, function (_a) {
        switch (_a.label) {
          case 0:
            return [4 /*yield*/, this.find(name)];
          case 1:
            full = _a.sent();
            (0, child_process_1.exec)("zip " + full); // !alert command-injection
            (0, child_process_1.exec)("zip " + this.flags); // !safe command-injection
            return [2 /*return*/];
        }
      });
    });
  };
  Archive.prototype.find = function (name) {
    return Promise.resolve(this.options.folder + "/" + name);
  };
  return Archive;
})();
exports.Archive = Archive;
