const { Order, Wish } = require("./models");

exports.order = async (ctx) => {
  ctx.body = await Order.findById(ctx.params.id); // !alert idor-by-request-id
};
exports.own = async (ctx) => {
  ctx.body = await Order.findOne({ _id: ctx.params.id, customer: ctx.state.user.id }); // !safe idor-by-request-id
};
exports.wish = async (ctx) => {
  const { userId, sku } = ctx.request.body;
  await Wish.create({ userId, sku: String(sku) }); // !alert trusted-user-id-from-client
  await Wish.create({ userId: ctx.state.user.id, sku: String(sku) }); // !safe trusted-user-id-from-client
  ctx.status = 201;
};
