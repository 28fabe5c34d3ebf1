"use strict";
// Functions with `await` as the compiler writes them for older programs.
var _interopRequireDefault = require("@babel/runtime/helpers/interopRequireDefault");
var _regenerator = _interopRequireDefault(require("@babel/runtime/regenerator"));
var _asyncToGenerator2 = _interopRequireDefault(require("@babel/runtime/helpers/asyncToGenerator"));
var _express = _interopRequireDefault(require("express"));
var _child_process = require("child_process");
var app = (0, _express.default)();
function load(id) { return Promise.resolve("x" + id); }
app.get("/a", /*#__PURE__*/function () {
  var _ref = (0, _asyncToGenerator2.default)(/*#__PURE__*/_regenerator.default.mark(function _callee(req, res) {
    var name, found;
    return _regenerator.default.wrap(function _callee$(_context) {
      while (1) switch (_context.prev = _context.next) {
        case 0:
          name = req.query.name;
          _context.next = 3;
          return load(name);
        case 3:
          found = _context.sent;
          (0, _child_process.exec)("lp " + name); // !alert command-injection
          (0, _child_process.exec)("lp " + found); // !alert command-injection
          res.end();
        case 7:
        case "end":
          return _context.stop();
      }
    }, _callee);
  }));
  return function (_x, _x2) {
    return _ref.apply(this, arguments);
  };
}());
