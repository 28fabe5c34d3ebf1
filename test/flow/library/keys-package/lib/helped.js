// Functions that compare without conversion let a list with one text through, which is the same key.
function isForbidden(name) {
  return name === "__proto__" || name === "constructor" || name === "prototype";
}

function isForbiddenLoosely(name) {
  return name == "__proto__" || name == "constructor" || name == "prototype";
}

function refuse(name) {
  if (isForbidden(name)) throw new Error(`No such name: ${name}`);
}

function refuseOthers(name) {
  if (typeof name !== "string" || isForbidden(name)) throw new Error(`No such name: ${name}`);
}

function isForbiddenText(name) {
  if (typeof name !== "string" && typeof name !== "number") name = String(name);
  return name === "__proto__" || name === "constructor" || name === "prototype";
}

function refuseTexts(name) {
  if (isForbiddenText(name)) throw new Error(`No such name: ${name}`);
}

exports.setAsked = function (settings, path, value) {
  const names = Array.isArray(path) ? path : String(path).split(".");
  let at = settings;
  for (let i = 0; i < names.length - 1; i++) {
    const name = names[i];
    if (isForbidden(name)) continue;
    at = typeof at[name] === "object" ? at[name] : (at[name] = {});
  }
  at[names[names.length - 1]] = value; // !alert prototype-pollution
};

exports.setAskedLoosely = function (settings, path, value) {
  const names = Array.isArray(path) ? path : String(path).split(".");
  let at = settings;
  for (let i = 0; i < names.length - 1; i++) {
    const name = names[i];
    if (isForbiddenLoosely(name)) continue;
    at = typeof at[name] === "object" ? at[name] : (at[name] = {});
  }
  at[names[names.length - 1]] = value; // !safe prototype-pollution
};

exports.setAskedOfText = function (settings, path, value) {
  const names = String(path).split(".");
  let at = settings;
  for (let i = 0; i < names.length - 1; i++) {
    const name = names[i];
    if (isForbidden(name)) continue;
    at = typeof at[name] === "object" ? at[name] : (at[name] = {});
  }
  at[names[names.length - 1]] = value; // !safe prototype-pollution
};

exports.setRefused = function (settings, path, value) {
  const names = Array.isArray(path) ? path : path.split(".");
  let at = settings;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    refuse(name);
    if (i === names.length - 1) at[name] = value; // !alert prototype-pollution
    else at = at[name] = at[name] || {};
  }
};

exports.setOthersRefused = function (settings, path, value) {
  const names = Array.isArray(path) ? path : path.split(".");
  let at = settings;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    refuseOthers(name);
    if (i === names.length - 1) at[name] = value; // !safe prototype-pollution
    else at = at[name] = at[name] || {};
  }
};

exports.setTextsRefused = function (settings, path, value) {
  const names = Array.isArray(path) ? path : path.split(".");
  let at = settings;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    refuseTexts(name);
    if (i === names.length - 1) at[name] = value; // !spurious prototype-pollution -- a parameter that is made a text before it is looked at
    else at = at[name] = at[name] || {};
  }
};

// The names of members are texts.
exports.merge = function merge(into, from) {
  for (const name of Object.keys(from)) {
    if (isForbidden(name)) continue;
    if (typeof from[name] === "object") into[name] = merge(into[name] || {}, from[name]);
    else into[name] = from[name]; // !safe prototype-pollution
  }
  return into;
};

// A text that was made a text is the key that it was.
exports.setPair = function (settings, path, value) {
  const names = String(path).split(".");
  settings[names[0]][names[1]] = value; // !alert prototype-pollution
};
