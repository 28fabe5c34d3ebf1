const { createContainer, asValue, Lifetime } = require("awilix");
const { Pool } = require("pg");

const container = createContainer();

container.loadModules(["services/*.js", ["repositories/*.js", Lifetime.SINGLETON]], {
  cwd: __dirname,
  formatName: "camelCase",
});
container.register({ pool: asValue(new Pool()) });

module.exports = container;
