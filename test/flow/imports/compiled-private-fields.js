"use strict";
// What compilers write.
var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };
var __classPrivateFieldGet = function (receiver, state, kind, f) { return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver); };
var __classPrivateFieldSet = function (receiver, state, value, kind, f) { return (kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value)), value; };
Object.defineProperty(exports, "__esModule", { value: true });
const express_1 = __importDefault(require("express"));
const child_process_1 = require("child_process");
var _Printer_name;
class Printer {
  constructor(name) {
    _Printer_name.set(this, void 0);
    __classPrivateFieldSet(this, _Printer_name, name, "f");
  }
  print() {
    (0, child_process_1.exec)(`lp ${__classPrivateFieldGet(this, _Printer_name, "f")}`); // !alert command-injection
  }
}
_Printer_name = new WeakMap();
const app = (0, express_1.default)();
app.get("/", (req, res) => {
  new Printer(req.query.name).print();
  res.end();
});
