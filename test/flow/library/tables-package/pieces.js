// A table in a table that a function sees from the one around it.
(function (root) {
  var tables = {
    names: [[/(a1+)+b/, /^a1+b/], ["name"]], // !alert redos-literal
    marks: [[/(c1*)+d/], ["mark"]], // !alert redos-literal
  };
  function pick(text, table) {
    for (var i = 0, found; i < table.length && !found; i += 2) {
      var patterns = table[i];
      for (var j = 0; j < patterns.length && !found; ) found = patterns[j++].exec(text);
    }
    return found;
  }
  var Reader = function (text, more) {
    var known = more ? Object.assign({}, tables, more) : tables;
    this.name = function () {
      return pick(text, known.names);
    };
    this.mark = function () {
      return pick(text, tables.marks);
    };
  };
  if (typeof module !== "undefined" && module.exports) exports = module.exports = Reader;
  else root.Reader = Reader;
})(this);

// Nobody here says what is matched with these.
var kinds = {
  mail: Object.assign(check, { pattern: /^(?:\w+\.?)+@x$/ }), // !alert redos-literal
  code: Object.assign(check, { pattern: /^\w+-\d+$/ }), // !safe redos-literal
};
function check(given) {
  return this.pattern.test(given);
}
module.exports.check = (kind, given) => kinds[kind].call(kinds[kind], given);
