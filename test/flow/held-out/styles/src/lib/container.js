const { Pool } = require("pg");
class Registry {
  constructor() {
    this.factories = new Map();
    this.instances = {};
  }
  register(name, factory) {
    this.factories.set(name, factory);
    return this;
  }
  get(name) {
    if (!this.instances[name]) this.instances[name] = this.factories.get(name)(this);
    return this.instances[name];
  }
}
const registry = new Registry().register("pool", () => new Pool());
module.exports = registry;
