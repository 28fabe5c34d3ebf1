const forIn = require("for-in");
const eachProps = require("each-props");
const isExtendable = require("is-extendable");

// The check stands in what is called for each member, the walk in what calls it.
exports.mixed = mixed;
function mixed(target, ...sources) {
  for (const source of sources) forIn(source, copied, target);
}
function copied(value, key) {
  if (key === "__proto__") return;
  if (isExtendable(this[key]) && isExtendable(value)) mixed(this[key], value);
  else this[key] = value; // !alert prototype-pollution
}

exports.filled = filled;
function filled(target, source) {
  forIn(source, function (value, key) {
    if (key === "__proto__") return;
    if (target[key] == null) target[key] = value; // !alert prototype-pollution
    else filled(target[key], value);
  });
}

// No function is walked into, so `constructor` leads nowhere.
exports.plain = plain;
function plain(target, source) {
  forIn(source, function (value, key) {
    if (key === "__proto__") return;
    if (typeof target[key] === "object") plain(target[key], value);
    else target[key] = value; // !safe prototype-pollution
  });
}

// What is handed over beside the members tells what is stored, and where.
exports.copy = (from) => {
  const convert = (value) => value;
  const to = {};
  eachProps(from, placed, { to, convert });
  return to;
};
function placed(value, chain, found) {
  store(found.to, chain.split("."), () => found.convert(value));
}
function store(object, keys, make) {
  const key = keys.shift();
  if (!keys.length) object[key] = make(object, key); // !alert prototype-pollution
  else store((object[key] ??= {}), keys, make);
}
