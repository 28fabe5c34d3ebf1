const { SaferEval } = require("safer-eval");
const sandbox = new SaferEval({ Date });

exports.filter = function (text) {
  return sandbox.runInContext("(" + text + ")"); // !alert code-injection
};
