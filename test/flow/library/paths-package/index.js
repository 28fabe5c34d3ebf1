module.exports = function set(object, path, value) {
  var keys = path.split(".");
  var held = object;
  for (var i = 0; i < keys.length - 1; i++) {
    if (!held[keys[i]]) held[keys[i]] = {};
    held = held[keys[i]];
  }
  held[keys[keys.length - 1]] = value; // !alert prototype-pollution
  return object;
};

module.exports.reduced = (object, path, value) => {
  const keys = path.split(".");
  const last = keys.pop();
  const target = keys.reduce((held, key) => (held[key] = held[key] || {}), object);
  target[last] = value; // !alert prototype-pollution
};

module.exports.walked = function (target, path, value) {
  var keys = path.split("/");
  keys.forEach(function (key, index) {
    if (index === keys.length - 1) {
      target[key] = value; // !alert prototype-pollution
    } else {
      target[key] = target[key] || {}; // !safe prototype-pollution
      target = target[key];
    }
  });
};

module.exports.unflatten = function (flat) {
  var result = {};
  Object.keys(flat).forEach(function (name) {
    var held = result;
    var parts = name.split(".");
    for (var i = 0; i < parts.length; i++) {
      if (i === parts.length - 1) {
        held[parts[i]] = flat[name]; // !alert prototype-pollution
      } else {
        held = held[parts[i]] = held[parts[i]] || {};
      }
    }
  });
  return result;
};

module.exports.extend = function extend(target, source) {
  Object.keys(source).forEach(function (key) {
    if (typeof source[key] === "object" && typeof target[key] === "object") {
      extend(target[key], source[key]);
    } else {
      target[key] = source[key]; // !alert prototype-pollution
    }
  });
  return target;
};

module.exports.owned = function (object, first, second, value) {
  if (!Object.prototype.hasOwnProperty.call(object, first)) return;
  object[first][second] = value; // !safe prototype-pollution
};

module.exports.bare = function (first, second, value) {
  const object = Object.create(null);
  object[first] = object[first] || Object.create(null);
  object[first][second] = value; // !safe prototype-pollution
  return object;
};

module.exports.flat = function (target, source) {
  for (const key in source) target[key] = source[key]; // !safe prototype-pollution
};
