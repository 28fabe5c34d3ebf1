const reduceFunctionCall = require("reduce-function-call");
const balanced = require("balanced-match");

exports.reduced = (css) => reduceFunctionCall(css, "calc", (body) => eval(body)); // !alert code-injection
exports.inside = (text) => eval(balanced("(", ")", text).body); // !alert code-injection
