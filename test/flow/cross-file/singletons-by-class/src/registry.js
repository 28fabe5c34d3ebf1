const instances = new Map();

function getInst(Model, ...args) {
  if (!instances.has(Model)) {
    instances.set(Model, new Model(...args));
  }
  return instances.get(Model);
}

function delInst(Model) {
  instances.delete(Model);
}

const cache = {};

function service(name) {
  if (!cache[name]) {
    const Service = require("./services/" + name);
    cache[name] = new Service();
  }
  return cache[name];
}

module.exports = { getInst, delInst, service };
