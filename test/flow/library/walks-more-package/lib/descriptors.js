module.exports = function merge(target, from) {
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
    if (typeof from[key] === "object") merge.call({}, target[key], from[key]);
    Object.defineProperty(target, key, descriptor); // !alert prototype-pollution
  }
};

module.exports.byReflection = function byReflection(target, from) {
  for (const key of Reflect.ownKeys(from)) {
    if (typeof from[key] === "object") byReflection(target[key], from[key]);
    else target[key] = from[key]; // !alert prototype-pollution
  }
};
