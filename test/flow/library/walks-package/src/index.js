// Published: whoever uses the package hands the arguments over.
exports.mergeAll = function () {
  var parts = Array.prototype.slice.call(arguments);
  var result = parts.shift();
  var merge = function (one, other) {
    for (var key in other) {
      if (typeof one[key] == "object" && typeof other[key] == "object") {
        one[key] = merge(one[key], other[key]); // !alert prototype-pollution
      } else {
        one[key] = other[key]; // !alert prototype-pollution
      }
    }
    return one;
  };
  parts.forEach(function (part) {
    result = merge(result, part);
  });
  return result;
};

exports.setAt = function (object, keys, value) {
  var last = keys.pop();
  for (var i = 0; i < keys.length; i++) {
    object = object[keys[i]] = object[keys[i]] || {};
  }
  object[last] = value; // !alert prototype-pollution
};

exports.extend = extend;
function extend() {
  var args = [].slice.call(arguments);
  var result = args[0];
  var others = args.slice(1);
  for (var i = 0; i < others.length; i++) {
    for (var key in others[i]) {
      var value = others[i][key];
      if (typeof value === "object") {
        result[key] = extend(result[key] || {}, value); // !alert prototype-pollution
      } else {
        result[key] = value; // !alert prototype-pollution
      }
    }
  }
  return result;
}
