// Users match their texts with the patterns that a package gives them.
exports.email = () => /^([a-z0-9]+)+@/; // !alert redos-literal
exports.shapes = {
  digits: /^(\d+)*$/, // !alert redos-literal
  letters: /^[a-z]+$/, // !safe redos-literal
};
exports.colours = ({ onlyFirst } = {}) => {
  const pattern = ["^(?:#[0-9a-f]+", "[0-9a-f]+)+$"].join("");
  return new RegExp(pattern, onlyFirst ? undefined : "g"); // !alert redos-literal
};

// Nobody outside gets this one.
const own = /^(x+)+$/; // !safe redos-literal
exports.isOwn = () => own.test("written down");

// What reads a text piece by piece.
exports.read = (text) => {
  function take(pattern) {
    const found = pattern.exec(text);
    if (found) text = text.slice(found[0].length);
    return found;
  }
  function skip() {
    take(/^(?:\s+|\s*,)*;/); // !alert redos-literal
  }
  skip();
  return take(/^\w+/); // !safe redos-literal
};
