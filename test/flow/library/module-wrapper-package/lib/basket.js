// One object whose functions all see it, in what bundlers put around a file.
(function (root, factory) {
  if (typeof define === "function" && define.amd) {
    define(factory);
  } else if (typeof module === "object" && module.exports) {
    module.exports = factory();
  } else {
    root.basket = factory();
  }
})(this, function () {
  var basket = { util: {} };
  var util = basket.util;

  basket.own = function (object, key) {
    return Object.prototype.hasOwnProperty.call(object, key);
  };
  basket.has = function (object, key) {
    return basket.own(object, key) && object[key] !== undefined;
  };
  basket.count = function (object) {
    return basket.names(object).filter((name) => basket.has(object, name)).length;
  };
  basket.names = function (object) {
    return basket.has(object, "names") ? [] : Object.keys(object);
  };
  basket.first = function (object) {
    return basket.names(object)[0] ?? basket.count(object);
  };
  basket.last = function (object) {
    return basket.names(object).at(-1) ?? basket.first(object);
  };
  basket.isEmpty = function (object) {
    return basket.count(object) === 0 || basket.first(object) === basket.last(object);
  };
  basket.isFull = function (object) {
    return !basket.isEmpty(object) && basket.first(object) !== undefined;
  };
  basket.clear = function (object) {
    if (basket.isFull(object)) for (const name of basket.names(object)) delete object[name];
  };
  basket.copy = function (object) {
    return basket.isEmpty(object) ? basket.clear({}) : { ...object };
  };

  // Filled after it became a member.
  util.extend = function (target, source, deep) {
    for (var key in source) {
      if (deep && basket.has(source, key) && typeof source[key] === "object") {
        util.extend(target[key], source[key], true);
      } else {
        target[key] = source[key]; // !alert prototype-pollution
      }
    }
    return target;
  };

  util.extendFlat = function (target, source) {
    for (var key in source) {
      target[key] = source[key]; // !safe prototype-pollution
    }
    return target;
  };

  util.extendChecked = function (target, source) {
    for (var key in source) {
      if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
      if (typeof source[key] === "object") {
        util.extendChecked(target[key], source[key]);
      } else {
        target[key] = source[key]; // !safe prototype-pollution
      }
    }
    return target;
  };

  return basket;
});
