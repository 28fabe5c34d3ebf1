const forOwn = require("lodash/object/forOwn");
const paths = require("keypather")();

exports.merge = function merge(target, source) {
  forOwn(source, function (value, key) {
    if (typeof target[key] === "object") merge(target[key], value);
    else target[key] = value; // !alert prototype-pollution
  });
  return target;
};

exports.set = function (target, path, value) {
  paths.set(target, path, value); // !alert prototype-pollution
};
