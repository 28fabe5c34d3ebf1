"use strict";
// Functions with `await` as Babel writes them where generators exist.
Object.defineProperty(exports, "__esModule", { value: true });
var _child_process = require("child_process");
function _asyncToGenerator(fn) { return function () { var gen = fn.apply(this, arguments); return new Promise(function (resolve, reject) { function step(key, arg) { try { var info = gen[key](arg); var value = info.value; } catch (error) { reject(error); return; } if (info.done) { resolve(value); } else { return Promise.resolve(value).then(function (value) { step("next", value); }, function (err) { step("throw", err); }); } } return step("next"); }); }; }

let find = (() => {
  var _ref = _asyncToGenerator(function* (name) {
    const found = yield Promise.resolve(name);
    return found;
  });
  return function find(_x) {
    return _ref.apply(this, arguments);
  };
})();

let count = (() => {
  var _ref2 = _asyncToGenerator(function* (names) {
    const found = yield find(names);
    return found.length;
  });
  return function count(_x2) {
    return _ref2.apply(this, arguments);
  };
})();

let print = (() => {
  var _ref3 = _asyncToGenerator(function* (file) {
    const name = yield find(file);
    const many = yield count(file);
    (0, _child_process.exec)(`lp -n ${many}`); // !safe command-injection
    return (0, _child_process.exec)(`lp ${name}`); // !alert command-injection
  });
  return function print(_x3) {
    return _ref3.apply(this, arguments);
  };
})();

exports.print = print;
