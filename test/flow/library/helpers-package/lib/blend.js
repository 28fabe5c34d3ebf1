const forIn = require("for-in");
const forOwn = require("for-own");

// What is called for each member has the object that is filled as `this`.
function blend(target) {
  for (let i = 1; i < arguments.length; i++) {
    if (arguments[i]) forIn(arguments[i], take, target);
  }
  return target;
}

function take(value, key) {
  const known = this[key];
  if (known && typeof known === "object" && typeof value === "object") blend(known, value);
  else this[key] = value; // !alert prototype-pollution
}

function keep(target, source) {
  forOwn(source, (value, key) => {
    if (key === "__proto__" || key === "constructor" || key === "prototype") return;
    if (typeof target[key] === "object") keep(target[key], value);
    else target[key] = value; // !safe prototype-pollution
  });
}

function listed(target, source) {
  Object.keys(source).forEach(function (key) {
    if (typeof this[key] === "object") listed(this[key], source[key]);
    else this[key] = source[key]; // !alert prototype-pollution
  }, target);
}

module.exports = blend;
module.exports.keep = keep;
module.exports.listed = listed;
