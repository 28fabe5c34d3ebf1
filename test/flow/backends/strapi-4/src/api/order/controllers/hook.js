const { createCoreController } = require("@strapi/strapi").factories;

module.exports = createCoreController("api::hook.hook", ({ strapi }) => ({
  async note(text) {
    await strapi.db.connection.raw(`insert into notes values ('${text}')`); // !alert sql-injection
  },
}));
