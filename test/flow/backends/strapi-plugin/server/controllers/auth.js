"use strict";
const _ = require("lodash");

module.exports = ({ strapi }) => ({
  async reset(ctx) {
    const { code, email } = ctx.request.body;
    const user = await strapi
      .query("plugin::users-permissions.user")
      .findOne({ where: { resetPasswordToken: code } }); // !alert nosql-operator-injection
    const same = await strapi
      .query("plugin::users-permissions.user")
      .findOne({ where: { resetPasswordToken: String(code) } }); // !safe nosql-operator-injection
    const other = await strapi.db
      .query("plugin::users-permissions.user")
      .findMany({ where: { email } }); // !alert nosql-operator-injection
    await strapi.db.query("api::card.card").create({ data: ctx.request.body }); // !alert mass-assignment
    await strapi.documents("api::card.card").create({ data: ctx.request.body }); // !alert mass-assignment
    await strapi.documents("api::card.card").create({ data: { email } }); // !safe mass-assignment
    await strapi.entityService.create("api::card.card", { data: ctx.request.body }); // !alert mass-assignment
    await strapi.entityService.update("api::card.card", 3, { data: ctx.request.body }); // !alert mass-assignment
    await strapi.db.connection.raw(`select * from cards where mail = '${ctx.params.mail}'`); // !alert sql-injection
    await strapi.db.getConnection().raw("select * from cards where mail = ?", [email]); // !safe sql-injection
    const pluginStore = await strapi.store({ type: "plugin", name: "users-permissions" });
    const settings = await pluginStore.get({ key: "email" });
    _.template(settings.message)({ user }); // !alert template-injection
    _.template("<%= user.name %>")({ user: settings }); // !safe template-injection
    return { user, same, other };
  },
});
