"use strict";
exports.more = (code) => eval(code); // !alert code-injection
exports.none = () => eval("1 + 1"); // !safe code-injection
