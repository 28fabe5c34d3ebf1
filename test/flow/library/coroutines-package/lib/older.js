"use strict";
// The same where generators do not exist.
var _interopRequireDefault = require("@babel/runtime/helpers/interopRequireDefault");
Object.defineProperty(exports, "__esModule", { value: true });
exports.default = exports.show = void 0;
var _regenerator = _interopRequireDefault(require("@babel/runtime/regenerator"));
var _asyncToGenerator2 = _interopRequireDefault(require("@babel/runtime/helpers/asyncToGenerator"));
var _child_process = require("child_process");
var print = /*#__PURE__*/function () {
  var _ref = (0, _asyncToGenerator2.default)(/*#__PURE__*/_regenerator.default.mark(function _callee(file) {
    var name, many;
    return _regenerator.default.wrap(function _callee$(_context) {
      while (1) switch (_context.prev = _context.next) {
        case 0:
          _context.next = 2;
          return Promise.resolve(file);
        case 2:
          name = _context.sent;
          many = name.length;
          _context.next = 5;
          return (0, _child_process.exec)("lp " + name); // !alert command-injection
        case 5:
          return _context.abrupt("return", (0, _child_process.exec)("lp -n " + many)); // !safe command-injection
        case 6:
        case "end":
          return _context.stop();
      }
    }, _callee);
  }));
  return function print(_x) {
    return _ref.apply(this, arguments);
  };
}();
function show(_x2) {
  return _show.apply(this, arguments);
}
exports.show = show;
function _show() {
  _show = (0, _asyncToGenerator2["default"])(_regeneratorRuntime().mark(function _callee2(file) {
    return _regeneratorRuntime().wrap(function _callee2$(_context2) {
      while (1) switch (_context2.prev = _context2.next) {
        case 0:
          (0, _child_process.exec)("show " + file); // !alert command-injection
        case 1:
        case "end":
          return _context2.stop();
      }
    }, _callee2);
  }));
  return _show.apply(this, arguments);
}
var _default = print;
exports.default = _default;
