// A function that looks for `__proto__` alone does not know that its callers walk through functions.
function isForbidden(name) {
  return name === "__proto__";
}

function isForbiddenAnywhere(name) {
  return name === "__proto__" || name === "constructor" || name === "prototype";
}

const LISTED = ["__proto__"];
const ALL_LISTED = ["__proto__", "constructor", "prototype"];

exports.setPath = function (settings, path, value) {
  let at = settings;
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (isForbidden(name)) return;
    at = at[name] = at[name] || {};
  }
  at[last] = value; // !alert prototype-pollution
};

exports.setPathOfAll = function (settings, path, value) {
  let at = settings;
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (isForbiddenAnywhere(name)) return;
    at = at[name] = at[name] || {};
  }
  at[last] = value; // !safe prototype-pollution
};

exports.setListed = function (settings, path, value) {
  let at = settings;
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (LISTED.includes(name)) return;
    at = at[name] = at[name] || {};
  }
  at[last] = value; // !alert prototype-pollution
};

exports.setAllListed = function (settings, path, value) {
  let at = settings;
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) {
    if (ALL_LISTED.includes(name)) return;
    at = at[name] = at[name] || {};
  }
  at[last] = value; // !safe prototype-pollution
};

// Two members below a key there is no walk that could reach a prototype.
exports.setPrice = function (prices, shop, currency, value) {
  if (isForbidden(shop)) return;
  prices[shop][currency] = value; // !safe prototype-pollution
};

// What made an object is asked of both, so no function is walked through.
exports.mergePlain = function merge(into, from) {
  Object.keys(from).forEach((name) => {
    if (name === "__proto__") return;
    if (from[name] && from[name].constructor === Object) {
      if (!into[name] || into[name].constructor !== Object) into[name] = {};
      merge(into[name], from[name]);
    } else {
      into[name] = from[name]; // !safe prototype-pollution
    }
  });
  return into;
};
