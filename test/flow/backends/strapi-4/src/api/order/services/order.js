const { createCoreService } = require("@strapi/strapi").factories;

module.exports = createCoreService("api::order.order", ({ strapi }) => ({
  async search(q, user) {
    await strapi.controller("api::hook.hook").note(q);
    await strapi.db.connection.raw(`select * from orders where note = '${q}'`); // !alert sql-injection
    return strapi.db.connection.raw("select * from orders where note = ?", [q]); // !safe sql-injection
  },
}));
