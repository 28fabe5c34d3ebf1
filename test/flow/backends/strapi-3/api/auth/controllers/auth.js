"use strict";
const _ = require("lodash");

module.exports = {
  async changePassword(ctx) {
    const params = _.assign({}, ctx.request.body, ctx.params);
    const user = await strapi
      .query("user", "users-permissions")
      .findOne({ resetPasswordToken: params.code }); // !alert nosql-operator-injection
    const fixed = await strapi
      .query("user", "users-permissions")
      .findOne({ resetPasswordToken: `${params.code}` }); // !safe nosql-operator-injection
    await strapi.connections.default.raw(`select 1 from users where name = '${params.name}'`); // !alert sql-injection
    return { user, fixed };
  },
};
