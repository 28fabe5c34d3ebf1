const { createCoreController } = require("@strapi/strapi").factories;

module.exports = createCoreController("api::order.order", ({ strapi }) => ({
  async show(ctx) {
    if (!ctx.state.user) return ctx.unauthorized();
    return strapi.entityService.findOne("api::order.order", ctx.params.id); // !alert idor-by-request-id
  },
  async own(ctx) {
    const filters = { id: ctx.params.id, user: ctx.state.user.id };
    return strapi.entityService.findMany("api::order.order", { filters }); // !safe idor-by-request-id
  },
  async any(ctx) {
    const filters = { id: ctx.params.id };
    const [order] = await strapi.entityService.findMany("api::order.order", { filters }); // !alert idor-by-request-id
    return order;
  },
  async product(ctx) {
    return strapi.entityService.findOne("api::product.product", ctx.params.id); // !safe idor-by-request-id
  },
  async document(ctx) {
    const orders = strapi.documents("api::order.order");
    await strapi.documents("api::order.order").delete({ documentId: ctx.params.id }); // !alert idor-by-request-id
    return strapi.documents("api::order.order").findFirst({ filters: { id: ctx.query.id } }); // !alert idor-by-request-id
  },
  async queried(ctx) {
    const user = ctx.state.user.id;
    await strapi.db.query("api::order.order").findOne({ where: { id: ctx.params.id, user } }); // !safe idor-by-request-id
    return strapi.db.query("api::order.order").findOne({ where: { id: ctx.params.id } }); // !alert idor-by-request-id
  },
  async place(ctx) {
    const { total, product } = ctx.request.body;
    const found = await strapi.entityService.findOne("api::product.product", product);
    await strapi.entityService.create("api::order.order", { data: { total } }); // !alert client-supplied-order-total
    await strapi.entityService.update("api::order.order", 4, { data: { total } }); // !alert client-supplied-order-total
    await strapi.documents("api::order.order").create({ data: { total } }); // !alert client-supplied-order-total
    await strapi.entityService.create("api::order.order", { data: { total: found.price } }); // !safe client-supplied-order-total
    await strapi.entityService.create("api::product.product", { data: { price: total } }); // !safe client-supplied-order-total
    strapi.log.info(`order of ${product}`); // !alert log-injection
    strapi.log.info("an order", { product }); // !safe log-injection
  },
  async forgot(ctx) {
    const user = await strapi.db.query("plugin::users-permissions.user").findOne({ where: { id: 4 } });
    const link = `http://${ctx.request.header.host}/reset`;
    await strapi.entityService.create("api::mail.mail", { data: { link, bio: ctx.request.body.bio } });
    return strapi.service("api::order.order").search(ctx.query.q, user.id);
  },
}));
