"use strict";

function merge(target, source) {
  for (const key in source) {
    if (source[key] && typeof source[key] === "object") {
      if (!target[key]) target[key] = {};
      merge(target[key], source[key]);
    } else {
      target[key] = source[key]; // !alert prototype-pollution
    }
  }
  return target;
}

function assign(target, source) {
  for (const key of Object.keys(source)) {
    if (key === "__proto__") continue;
    target[key] = source[key]; // !safe prototype-pollution -- one level deep, and the one bad name is left out
  }
  return target;
}

module.exports = { merge, assign };
