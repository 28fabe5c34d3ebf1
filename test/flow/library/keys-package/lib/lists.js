// A list with one text is the same key as the text, and no comparison without conversion finds it.
exports.setPath = function (settings, path, value) {
  const names = typeof path === "string" ? path.split(".") : path;
  let at = settings;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (name === "__proto__" || name === "constructor" || name === "prototype") return;
    if (i === names.length - 1) at[name] = value; // !alert prototype-pollution
    else at = at[name] = at[name] || {};
  }
};

exports.setText = function (settings, path, value) {
  const names = path.split(".");
  let at = settings;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (name === "__proto__" || name === "constructor" || name === "prototype") return;
    if (i === names.length - 1) at[name] = value; // !safe prototype-pollution
    else at = at[name] = at[name] || {};
  }
};

exports.setConverted = function (settings, path, value) {
  let at = settings;
  for (let i = 0; i < path.length; i++) {
    const name = "" + path[i];
    if (name === "__proto__" || name === "constructor" || name === "prototype") return;
    if (i === path.length - 1) at[name] = value; // !safe prototype-pollution
    else at = at[name] = at[name] || {};
  }
};

exports.setLoosely = function (settings, path, value) {
  let at = settings;
  for (let i = 0; i < path.length; i++) {
    const name = path[i];
    if (name == "__proto__" || name == "constructor" || name == "prototype") return;
    if (i === path.length - 1) at[name] = value; // !safe prototype-pollution
    else at = at[name] = at[name] || {};
  }
};

exports.setOfTexts = function (settings, path, value) {
  let at = settings;
  for (let i = 0; i < path.length; i++) {
    const name = path[i];
    if (typeof name !== "string") return;
    if (name === "__proto__" || name === "constructor" || name === "prototype") return;
    if (i === path.length - 1) at[name] = value; // !safe prototype-pollution
    else at = at[name] = at[name] || {};
  }
};

exports.merge = function merge(into, from) {
  for (const name of Object.keys(from)) {
    if (name === "__proto__" || name === "constructor") continue;
    if (typeof from[name] === "object") into[name] = merge(into[name] || {}, from[name]);
    else into[name] = from[name]; // !safe prototype-pollution
  }
  return into;
};
