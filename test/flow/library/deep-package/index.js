const isRecord = require("is-record");

const slice = Array.prototype.slice;
const hasOwn = Object.prototype.hasOwnProperty;
const owns = (object, key) => hasOwn.call(object, key);

// The last key is stored in the loop that walks down to it.
exports.put = function (object, path, value) {
  const keys = path.split(".");
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (!isRecord(object[key])) object[key] = {};
    if (i === keys.length - 1) object[key] = value; // !alert prototype-pollution
    object = object[key];
  }
};

exports.putShort = function (object, keys, value) {
  keys.split && (keys = keys.split("."));
  var next;
  for (var i = 0; i < keys.length; i++) {
    next = object[keys[i]];
    object = object[keys[i]] = i === keys.length - 1 ? value : next != null ? next : {}; // !alert prototype-pollution
  }
};

// Nobody names the sources: each is one of all arguments.
exports.mixAll = function mixAll() {
  var target = arguments[0];
  for (var i = 1; i < arguments.length; i++) {
    for (var key in arguments[i]) {
      var copy = arguments[i][key];
      if (isRecord(target[key]) && isRecord(copy)) mixAll(target[key], copy);
      else target[key] = copy; // !alert prototype-pollution
    }
  }
  return target;
};

function mixRest(target) {
  slice.call(arguments, 1).forEach(function (source) {
    Object.keys(source).forEach(function (key) {
      if (isRecord(target[key]) && isRecord(source[key])) mixRest(target[key], source[key]);
      else target[key] = source[key]; // !alert prototype-pollution
    });
  });
  return target;
}
exports.mixRest = mixRest;

exports.putWhereOwn = function (object, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) {
    if (!owns(object, key)) return;
    object = object[key];
  }
  object[last] = value; // !safe prototype-pollution -- only own members are walked through
};

exports.putWhereListed = function (object, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) {
    if (!hasOwn.call(object, key)) throw new Error("no such member");
    object = object[key];
  }
  object[last] = value; // !safe prototype-pollution
};

exports.putChecked = function (object, path, value) {
  const keys = path.split(".");
  if (keys.includes("__proto__") || keys.includes("constructor")) return;
  const last = keys.pop();
  for (const key of keys) object = object[key];
  object[last] = value; // !safe prototype-pollution -- the list does not hold the name
};

exports.putFound = function (object, path, value) {
  if (/(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(path)) return;
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) object = object[key];
  object[last] = value; // !safe prototype-pollution -- the pattern finds the name wherever it stands
};

exports.putBegun = function (object, path, value) {
  if (/^__proto__$/.test(path)) return;
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) object = object[key];
  object[last] = value; // !alert prototype-pollution -- the name stands further behind
};

exports.putEach = function (object, keys, value) {
  for (var i = 0; i < keys.length - 1; i++) {
    if (keys[i] === "__proto__" || keys[i] === "constructor") return;
    object = object[keys[i]];
  }
  object[keys[keys.length - 1]] = value; // !safe prototype-pollution
};

const REFUSED = ["__proto__", "constructor", "prototype"];

exports.putOld = function (object, first, second, value) {
  if (REFUSED.indexOf(first) > -1) return;
  object[first][second] = value; // !safe prototype-pollution
};

exports.putOlder = function (object, first, second, value) {
  if (~REFUSED.indexOf(first)) return;
  object[first][second] = value; // !safe prototype-pollution
};

exports.move = function (object, first, second, third) {
  object[first][second] = object[first][third]; // !safe prototype-pollution -- nothing comes in that was not there
};

// A copy of all arguments, and the first of it is the target.
exports.mixCopied = function mixCopied() {
  const given = [].slice.call(arguments);
  const target = given[0];
  const sources = given.slice(1);
  for (let i = 0; i < sources.length; i++) {
    for (const key in sources[i]) {
      const value = sources[i][key];
      if (isRecord(value)) target[key] = mixCopied(target[key] || {}, value); // !alert prototype-pollution
      else target[key] = value; // !alert prototype-pollution
    }
  }
  return target;
};

exports.nest = function (flat) {
  let result;
  for (const name in flat) {
    const keys = name.split(".");
    let held = (result = result || {});
    for (let i = 0; i < keys.length; ) {
      const key = keys[i++];
      if (i === keys.length) held[key] = flat[name]; // !alert prototype-pollution
      // The name of what all objects share is in every object.
      else if (key in held) held = held[key];
      else held = held[key] = {};
    }
  }
  return result;
};

exports.define = function (object, path, get) {
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) object = object[key] || (object[key] = {});
  Object.defineProperty(object, last, { get }); // !alert prototype-pollution
};

exports.defineFlat = function (object, key, get) {
  Object.defineProperty(object, key, { get }); // !safe prototype-pollution
};
