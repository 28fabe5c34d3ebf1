// The file that `main` names is not there: Node takes this one.
const { spawn, execFile } = require("child_process");
const Module = require("module");

exports.inNode = (code) => spawn(process.argv[0], ["-e", `const x = ${code}`]); // !alert code-injection
exports.withFile = (file) => spawn(process.argv[0], ["--check", file]); // !safe code-injection
exports.printed = (code) => execFile(process.execPath, ["--print", code], { timeout: 100 }); // !alert code-injection

exports.compiled = (text) => {
  const made = new Module("made.js", module);
  made._compile(text, "made.js"); // !alert code-injection
  return made.exports;
};

exports.revived = (text) =>
  JSON.parse(
    text,
    (key, value) => (String(value).startsWith("function") ? eval(`(${value})`) : value), // !alert code-injection
  );

exports.revivedDates = (text) =>
  JSON.parse(text, (key, value) => (key.endsWith("At") ? new Date(value) : value)); // !safe code-injection

exports.revivedKeys = (text, found) =>
  JSON.parse(text, (key) => (found(key) ? eval(key) : undefined)); // !alert code-injection

const esprima = require("esprima");
const escodegen = require("escodegen");
const SaferEval = require("safer-eval");
const vm = require("vm");

exports.rewritten = (code) => {
  const tree = esprima.parseScript(code);
  const written = escodegen.generate(tree);
  return vm.runInNewContext(`${written};main`, {}); // !alert code-injection
};
exports.rewrittenConstant = () => vm.runInNewContext(escodegen.generate(esprima.parseScript("1 + 1"))); // !safe code-injection
exports.safer = (text) => new SaferEval({ Date }).runInContext(text); // !alert code-injection
