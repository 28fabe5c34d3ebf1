// What users write into the streams of a package, and what those tell their listeners.
const { exec } = require("child_process");
const fs = require("fs");
const path = require("path");
const { Transform, Writable } = require("stream");
const util = require("util");

function Parser(options) {
  if (!(this instanceof Parser)) return new Parser(options);
  Transform.call(this);
  this.rest = Buffer.alloc(0);
}
util.inherits(Parser, Transform);

Parser.prototype._transform = function (chunk, encoding, done) {
  this.rest = Buffer.concat([this.rest, chunk]);
  const length = this.rest.readUInt16LE(0);
  const entry = {};
  entry.size = length;
  entry.path = this.rest.slice(2, 2 + length).toString("utf8");
  this.emit("entry", entry);
  this.emit("length", length);
  done();
};

function Extract(options) {
  if (!(this instanceof Extract)) return new Extract(options);
  Transform.call(this);
  this.folder = options.folder;
  this.parser = new Parser(options);
  this.parser.on("entry", this._entry.bind(this));
  this.parser.on("length", (length) => exec(`lp -n ${length}`)); // !safe command-injection
}
util.inherits(Extract, Transform);

Extract.prototype._transform = function (chunk, encoding, done) {
  this.parser.write(chunk, encoding, done);
};
Extract.prototype._entry = function (entry) {
  fs.createWriteStream(path.join("files", entry.path)); // !alert path-traversal
  fs.createWriteStream(path.join("files", path.basename(entry.path))); // !safe path-traversal
};

class Printer extends Writable {
  _write(chunk, encoding, done) {
    exec(`lp ${chunk.toString()}`, done); // !alert command-injection
  }
  _print(chunk) {
    exec(`lp ${chunk}`); // !safe command-injection
  }
}

class Quiet {
  _write(chunk) {
    exec(`lp ${chunk}`); // !safe command-injection
  }
}

exports.Extract = Extract;
exports.Printer = Printer;
exports.Quiet = Quiet;
