const { exec } = require("child_process");

const internals = {};

internals.quoted = function (host) {
  exec("ping -c 1 example.com"); // !safe command-injection
  return host;
};

// The exported object is kept under another name as well, and filled there.
exports = module.exports = internals.Trace = {};

internals.Trace.run = function (host, done) {
  exec("traceroute " + host, done); // !alert command-injection
};

internals.Trace.Parser = class {
  parse(text) {
    return text.split("\n");
  }
};

// Another member of the same object is nobody's.
internals.Other = {};
internals.Other.run = function (host, done) {
  exec("tracert " + host, done); // !safe command-injection
};
