const knex = require("knex");

module.exports = {
  init() {
    return knex({ client: "pg", connection: process.env.DATABASE_URL });
  },
};
