// What a package stores on a prototype, every object that its users make has.
const vm = require("vm");
const childProcess = require("child_process");

function Sheet(cells) {
  this.cells = cells;
}
Sheet.prototype.compute = function (formula) {
  return this.run(formula);
};
Sheet.prototype.run = function (text) {
  return new this.machine.Script(text).runInNewContext({}); // !alert code-injection
};
Sheet.prototype.machine = vm;

class Printer {
  print(file) {
    this.programs.exec(`lp ${file}`); // !alert command-injection
    this.quiet.exec(`lp ${file}`); // !safe command-injection
  }
}
Printer.prototype.programs = childProcess;
Printer.prototype.quiet = { exec: (text) => text.length };

// A function among the settings that were copied says nothing of what the others are.
const DEFAULTS = { name: "it", escape: (text) => text, marks: ["<%", "%>"], later: false };

function copy(target, source) {
  for (const key in source) {
    if (Object.prototype.hasOwnProperty.call(source, key)) target[key] = source[key];
  }
  return target;
}

function laterFunction() {
  return new Function("return (async function () {}).constructor")();
}

exports.compile = (text, given) => {
  const settings = copy(copy({}, DEFAULTS), given);
  const Made = settings.later ? laterFunction() : Function;
  return new Made(settings.name, "data"); // !alert code-injection
};
exports.compileOwn = () => {
  const settings = copy({}, DEFAULTS);
  const Made = settings.later ? laterFunction() : Function;
  return new Made(settings.name, "data"); // !safe code-injection
};
exports.Sheet = Sheet;
exports.Printer = Printer;
