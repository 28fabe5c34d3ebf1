const eachProps = require("each-props");
const isPlainObject = require("is-plain-object");

exports.fill = (from, to) => {
  eachProps(from, step, { to });
};

function step(value, chain, found) {
  if (isPlainObject(value)) return;
  store(found.to, chain.split("."), value);
}

function store(object, keys, value) {
  const key = keys.shift();
  if (keys.length === 0) {
    object[key] = value; // !alert prototype-pollution
    return;
  }
  if (!isPlainObject(object[key])) object[key] = {};
  store(object[key], keys, value);
}
