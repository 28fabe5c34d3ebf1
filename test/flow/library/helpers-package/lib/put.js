const split = require("split-string");

module.exports = function put(object, path, value) {
  const keys = split(path, { sep: "." });
  let at = object;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (i === keys.length - 1) at[key] = value; // !alert prototype-pollution
    else at = at[key] = at[key] || {};
  }
};
