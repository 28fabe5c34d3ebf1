"use strict";
const path = require("path");

// What compilers make of namespaces.
var Kit;
(function (Kit) {
  function compile(code) {
    return eval(code); // !alert code-injection
  }
  Kit.compile = compile;
})((Kit = exports.Kit || (exports.Kit = {})));

var Own;
(function (Own) {
  Own.compile = (code) => eval(code); // !alert code-injection
  Own.fixed = () => eval("1 + 1"); // !safe code-injection
})(Own || (Own = {}));
exports.Own = Own;

// A function that has members as well.
function made(code) {
  return code.length;
}
(function (made) {
  made.compile = (code) => eval(code); // !alert code-injection
})(made || (made = {}));
exports.made = made;

var Level;
(function (Level) {
  Level[(Level["low"] = 0)] = "low";
})(Level || (Level = {}));
exports.level = () => eval(Level.low); // !safe code-injection

// Files that are named from where this one stands.
exports.joined = require(path.join(__dirname, "./lib/joined"));
exports.added = require(__dirname + "/lib/added.js");
exports.resolved = require(path.resolve(__dirname, "lib", "resolved"));
exports.starred = require("./lib/starred");
exports.bundle = require("./lib/bundle");
