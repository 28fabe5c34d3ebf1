// Copies are objects of their own, whatever the original was found under.
exports.setIn = function setIn(object, path, value, position) {
  if (position >= path.length) return value;
  const name = path[position];
  const next = setIn(object && object[name], path, value, position + 1);
  if (Array.isArray(object)) {
    const copy = [...object];
    copy[name] = next; // !safe prototype-pollution
    return copy;
  }
  const result = { ...object };
  result[name] = next; // !safe prototype-pollution
  return result;
};

exports.setThere = function setThere(object, path, value, position) {
  const name = path[position];
  if (position === path.length - 1) object[name] = value; // !alert prototype-pollution
  else setThere(object[name], path, value, position + 1);
};

// What is defined under a key that was not there is an object of its own.
exports.define = function (target, path, value) {
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (!Object.hasOwn(target, name)) Object.defineProperty(target, name, { value: {} });
    target = target[name];
  }
  target[last] = value; // !safe prototype-pollution
};

exports.defineOther = function (target, path, value) {
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (!(name in target)) Object.defineProperty(target, name, { value: {} }); // !alert prototype-pollution
    target = target[name];
  }
  target[last] = value; // !alert prototype-pollution
};

// A pattern that finds two of the names leaves no way.
exports.setFiltered = function (settings, path, value) {
  const names = path.split(".");
  if (names.some((name) => /^__proto__|prototype$/.test(name))) return;
  const last = names.pop();
  let at = settings;
  names.forEach((name) => {
    at = at[name] = at[name] || {};
  });
  at[last] = value; // !safe prototype-pollution
};

// What is not there, or no object, is replaced by one of its own.
const isOwn = Object.prototype.hasOwnProperty;

exports.setForced = function (target, path, value, options) {
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (
      !isOwn.call(target, name) ||
      target[name] === undefined ||
      (typeof target[name] !== "object" && options.force)
    ) {
      target[name] = {};
    }
    target = target[name];
  }
  target[last] = value; // !safe prototype-pollution
};

exports.setWhereForced = function (target, path, value, options) {
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (!isOwn.call(target, name) && options.force) target[name] = {};
    target = target[name];
  }
  target[last] = value; // !alert prototype-pollution
};
