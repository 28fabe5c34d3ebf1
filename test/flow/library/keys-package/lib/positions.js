// The last key is the position of an element, which names nothing that all objects share.
exports.collect = function (target, group, values) {
  values.reduce(function (list, value, index) {
    list[index] = value; // !safe prototype-pollution
    return list;
  }, target[group]);
};

exports.copy = function (target, group, values) {
  values.forEach((value, i) => {
    target[group][i] = value; // !safe prototype-pollution
  });
};

// What a map is gone through with is any key.
exports.fill = function (target, group, values) {
  values.forEach((value, name) => {
    target[group][name] = value; // !alert prototype-pollution
  });
};

// The element itself is no position.
exports.mark = function (target, group, names) {
  names.map((name) => {
    target[group][name] = true; // !safe prototype-pollution
  });
};

exports.set = function (target, group, names, value) {
  names.forEach((name) => {
    target[group][name] = value; // !alert prototype-pollution
  });
};
