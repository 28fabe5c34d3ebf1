// The last key alone was looked at: the one before it leads to what all objects share.
module.exports = function last(object, path, value) {
  const keys = path.split(".");
  let at = object;
  keys.forEach((part, i) => {
    if (i === keys.length - 1) return;
    if (!at[part]) at[part] = {};
    at = at[part];
  });
  const key = keys[keys.length - 1];
  if (key !== "__proto__" && key !== "constructor") at[key] = value; // !alert prototype-pollution
};

// Every key but the last was looked at: what all objects share is not reached.
module.exports.first = function first(object, path, value) {
  const keys = path.split(".");
  let at = object;
  for (let i = 0; i < keys.length - 1; i++) {
    if (["__proto__", "constructor", "prototype"].includes(keys[i])) return;
    at = at[keys[i]] = at[keys[i]] || {};
  }
  at[keys[keys.length - 1]] = value; // !safe prototype-pollution
};

// A number is the name of nothing that matters.
module.exports.numbered = function numbered(object, path, value) {
  const [part, place] = path.split(".");
  object[part][Number(place)] = value; // !safe prototype-pollution
};
