module.exports = function merge(target, ...sources) {
  for (source of sources) {
    for (key in source) {
      if (Object(source[key]) === source[key]) merge(target[key], source[key]);
      else target[key] = source[key]; // !alert prototype-pollution
    }
  }
  return target;
};

module.exports.safely = function safely(target, source) {
  for (name in source) {
    if (name === "__proto__" || name === "constructor" || name === "prototype") continue;
    if (Object(source[name]) === source[name]) safely(target[name], source[name]);
    else target[name] = source[name]; // !safe prototype-pollution
  }
};
