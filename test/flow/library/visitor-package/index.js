// A tree becomes code by methods that are chosen by the names of its nodes.
const { exec } = require("child_process");

function Compiler(node, options) {
  this.options = options || {};
  this.node = node;
  this.parts = [];
}

Compiler.prototype = {
  compile: function () {
    this.visit(this.node);
    return this.parts.join("\n");
  },
  visit: function (node) {
    return this["visit" + node.type](node);
  },
  visitTag: function (tag) {
    this.parts.push(`push('<${tag.name}>')`);
    tag.nodes.forEach(this.visit, this);
  },
  visitCode: function (code) {
    this.parts.push(code.text);
  },
};

exports.compile = function (tree, options) {
  return new Function("locals", new Compiler(tree, options).compile()); // !alert code-injection
};

class Device {
  run(name, file) {
    return this[`on${name}`](file);
  }
  onPrint(file) {
    return exec("lp " + file); // !alert command-injection
  }
  onCount(file) {
    return exec("lp -n " + file.length); // !safe command-injection
  }
}

class Quiet {
  run(name, file) {
    return this[`on${name}`](file.length);
  }
  onPrint(many) {
    return many;
  }
  _print(file) {
    return exec("lp " + file); // !safe command-injection
  }
}

exports.open = (name, file) => new Device().run(name, file);
exports.close = (name, file) => new Quiet().run(name, file);
