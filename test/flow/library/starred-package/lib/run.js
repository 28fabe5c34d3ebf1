"use strict";
exports.run = (code) => eval(code); // !alert code-injection
exports.fixed = () => eval("1 + 1"); // !safe code-injection
