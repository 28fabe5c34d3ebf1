const stripe = require("stripe")(process.env.STRIPE_KEY);
const crypto = require("crypto");
const mailer = require("nodemailer").createTransport(process.env.SMTP_URL);
const { Product, Cart, Card } = require("./models");

exports.pay = async (ctx) => {
  const { amount } = ctx.request.body;
  ctx.body = await stripe.paymentIntents.create({ amount: Math.round(amount * 100), currency: "eur" }); // !alert client-supplied-amount
};
exports.payCart = async (ctx) => {
  const cart = await Cart.findById(String(ctx.request.body.cartId));
  ctx.body = await stripe.paymentIntents.create({ amount: cart.total, currency: "eur" }); // !safe client-supplied-amount
};
exports.quote = async (ctx) => {
  const product = await Product.findOne({ sku: String(ctx.request.body.sku) });
  ctx.body = { total: product.price * ctx.request.body.qty }; // !alert negative-or-huge-quantity
};
exports.quoteSome = async (ctx) => {
  const product = await Product.findOne({ sku: String(ctx.request.body.sku) });
  const qty = Number(ctx.request.body.qty);
  if (!(qty > 0) || qty > 50) ctx.throw(400);
  ctx.body = { total: product.price * qty }; // !safe negative-or-huge-quantity
};
exports.forgot = async (ctx) => {
  const link = `${ctx.protocol}://${ctx.host}/reset`;
  await mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: link }); // !alert reset-link-host-header
  await mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${process.env.SHOP_URL}/reset` }); // !safe reset-link-host-header
  ctx.status = 202;
};
exports.cards = async (ctx) => {
  const { cardNumber, cvv, token } = ctx.request.body;
  console.log("card", cvv); // !alert card-data-logged, log-injection
  console.log("card", Boolean(cvv)); // !safe card-data-logged
  await Card.create({ number: cardNumber }); // !alert card-data-handled
  await Card.create({ token }); // !safe card-data-handled
  ctx.status = 201;
};
exports.hook = async (ctx) => {
  const digest = crypto.createHmac("sha256", process.env.HOOK_KEY).update(JSON.stringify(ctx.request.body)).digest("hex"); // !alert webhook-parsed-body-verified
  ctx.assert(digest === ctx.get("x-signature"), 401);
  ctx.status = 204;
};
exports.rawHook = async (ctx) => {
  const digest = crypto.createHmac("sha256", process.env.HOOK_KEY).update(ctx.request.rawBody).digest("hex"); // !safe webhook-parsed-body-verified
  ctx.assert(digest === ctx.get("x-signature"), 401);
  ctx.status = 204;
};
