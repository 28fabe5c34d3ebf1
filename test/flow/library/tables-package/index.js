const pieces = require("./pieces");
const compile = require("some-compiler");

// Which pattern is meant, numbers say.
const shapes = [];
const sources = [];
let next = 0;
const NUMBER = next++;
sources[NUMBER] = "0|[1-9]\\d*";
const SPACED = next++;
sources[SPACED] = `(\\s*)(${sources[NUMBER]})?\\s*x`;
shapes[NUMBER] = new RegExp(sources[NUMBER]); // !safe redos-literal
shapes[SPACED] = new RegExp(sources[SPACED], "g"); // !alert redos-literal

exports.trim = (text) => text.replace(shapes[SPACED], "").replace(shapes[NUMBER], "");

// A piece that another package gives.
exports.link = (text) => {
  const rest = "(?:[a-z0-9]-*)*[a-z0-9]+";
  const known = `^(?:${compile.scheme}|www\\.)(?:${rest})${compile.port}$`;
  return new RegExp(known, "i").test(text); // !alert redos-literal
};
exports.word = (text) => new RegExp(`^(?:${compile.scheme}|www\\.)[a-z]+$`).test(text); // !safe redos-literal

exports.pieces = pieces;
