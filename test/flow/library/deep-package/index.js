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
