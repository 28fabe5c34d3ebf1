const EMPTY_ROW = /^\s*(?:,\s*)*\s*;$/; // !alert redos-literal
const SHORT = /^\s*(?:,\s*)*\s*$/; // !safe redos-literal

const pieces = require("some-pieces");

class Reader {
  constructor(handlers) {
    this.rows = [];
    handlers.forEach((handler) => handler.on("data", onData.bind(this)));
  }
}

function isEmpty(row) {
  return EMPTY_ROW.test(row.text) || (row.name.length < 40 && SHORT.test(row.name));
}

function onData(chunk) {
  for (const row of chunk) if (!isEmpty(row)) this.rows.push(row);
}

const number = "\\s*(\\d*\\.?\\d+)\\s*";
const COLOUR = new RegExp("^rgb" + [number, number] + ";$"); // !alert redos-literal

function isColour(row) {
  const [first] = pieces("{", "}", row);
  return COLOUR.test(first);
}

// Patterns that a function was made with.
exports.number = (function () {
  var FLOAT = /^\s*-?(\d*\.?\d+|\d+\.?\d*)(e[-+]?\d+)?\s*$/i; // !alert redos-literal
  function read(text) {
    return FLOAT.test(text) ? parseFloat(text) : text;
  }
  return { fill: (fields, by) => by.each(fields, read) };
})();

const OPTIONS = /^(.*,)+(.+)?$/; // !alert redos-literal

exports.expand = (text) => OPTIONS.test(require("balanced-match")("{", "}", text).body);

// What its own parts give in turn comes from its users as well.
const TYPE = /^(?:\.?[a-z_][a-z_0-9]*)+$/; // !alert redos-literal
const YEAR = /^(?:\.?[a-z_][a-z_0-9]*)+$/; // !safe redos-literal

function next(stack) {
  return stack.done ? null : require("some-words").take(stack);
}

exports.types = (stack) => TYPE.test(next(stack)) || YEAR.test("2026");

exports.Reader = Reader;
