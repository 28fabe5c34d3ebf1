function merge(objects, isDeep) {
  const target = objects[0];
  for (let i = 1; i < objects.length; i++) {
    const from = objects[i];
    for (const key in from) {
      if (isDeep && typeof from[key] === "object") merge([target[key], from[key]], isDeep);
      else target[key] = from[key]; // !alert prototype-pollution
    }
  }
  return target;
}

exports.merge = function () {
  return merge(arguments, true);
};

exports.shifted = function shifted(...objects) {
  const target = objects.shift();
  for (const from of objects) {
    for (const key of Object.keys(from)) {
      if (typeof from[key] === "object") shifted(target[key], from[key]);
      else target[key] = from[key]; // !alert prototype-pollution
    }
  }
  return target;
};

exports.borrowed = function borrowed() {
  const target = Array.prototype.shift.call(arguments);
  for (let i = 0; i < arguments.length; i++) {
    const from = arguments[i];
    for (const key of Object.keys(from)) {
      if (typeof from[key] === "object") borrowed(target[key], from[key]);
      else target[key] = from[key]; // !alert prototype-pollution
    }
  }
};

exports.copied = function copied(object) {
  for (const key of Object.keys(object)) {
    if (typeof object[key] === "object") copied(object[key]);
    else object[key] = object[key]; // !safe prototype-pollution
  }
};
