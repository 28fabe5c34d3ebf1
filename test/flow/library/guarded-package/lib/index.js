// A check for `__proto__` alone, where functions are walked through: `constructor.prototype` is left.
exports.setPath = function setPath(settings, path, value) {
  let at = settings;
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (name === "__proto__") return;
    if (at[name] === undefined) at[name] = {};
    at = at[name];
  }
  at[last] = value; // !alert prototype-pollution
};

exports.setPathOfObjects = function setPathOfObjects(settings, path, value) {
  let at = settings;
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (name === "__proto__") return;
    if (typeof at[name] !== "object") at[name] = {};
    at = at[name];
  }
  at[last] = value; // !safe prototype-pollution
};

exports.setPathByNames = function setPathByNames(settings, path, value) {
  let at = settings;
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (name === "__proto__" || name === "constructor") return;
    at = at[name] = at[name] || {};
  }
  at[last] = value; // !safe prototype-pollution
};

// Two members below a key there is no walk that could reach a prototype.
exports.setPrice = function setPrice(prices, shop, currency, value) {
  if (shop === "__proto__") return;
  prices[shop][currency] = value; // !safe prototype-pollution
};

function isStructure(value) {
  return typeof value === "function" || (typeof value === "object" && value !== null);
}

function isShape(value) {
  return typeof value === "object" && value !== null;
}

exports.fill = function fill(into, from) {
  for (const name in from) {
    if (name === "__proto__") continue;
    if (isStructure(from[name]) && isStructure(into[name])) fill(into[name], from[name]);
    else into[name] = from[name]; // !alert prototype-pollution
  }
  return into;
};

exports.fillShapes = function fillShapes(into, from) {
  for (const name in from) {
    if (name === "__proto__") continue;
    if (isShape(from[name]) && isShape(into[name])) fillShapes(into[name], from[name]);
    else into[name] = from[name]; // !safe prototype-pollution
  }
  return into;
};

// Without a target the first source is the one that is filled: its own keys are not those of the next.
exports.assign = function assign(target, ...sources) {
  let next = 0;
  if (!target) target = sources[next++];
  for (; next < sources.length; next++) {
    for (const name of Object.keys(sources[next])) {
      if (target[name] && sources[next][name]) assign(target[name], sources[next][name]);
      else target[name] = sources[next][name]; // !alert prototype-pollution
    }
  }
  return target;
};

// A text is no member that was there before.
exports.parse = function parse(text) {
  const sections = {};
  let section = "";
  for (const line of text.split("\n")) {
    if (line[0] === "[") {
      section = line.slice(1);
      if (!(section in sections)) sections[section] = {};
      continue;
    }
    const name = line.slice(0, line.indexOf("="));
    if (section === "") sections[name] = line;
    else sections[section][name] = line; // !alert prototype-pollution
  }
  return sections;
};

exports.setEach = function setEach(settings, names, value) {
  let at = settings;
  names.forEach((name, i) => {
    if (name === "__proto__") throw new Error("illegal key");
    let next = at[name];
    if (names[i + 1] !== undefined && next === undefined) next = at[name] = {};
    if (names[i + 1] === undefined) at[name] = value; // !alert prototype-pollution
    else at = next;
  });
  return settings;
};

// The object changes in the loop, and stays the same one.
exports.parseSections = function parseSections(text) {
  const sections = {};
  let section = "";
  for (const line of text.split("\n")) {
    if (line[0] === "[") {
      section = line.slice(1);
      if (section === "__proto__") throw new Error("illegal section");
      if (!(section in sections)) sections[section] = {};
      continue;
    }
    const name = line.slice(0, line.indexOf("="));
    sections[section][name] = line; // !safe prototype-pollution
  }
  return sections;
};
Object.assign(exports, require("./listed"));
Object.assign(exports, require("./bare"));
