const Router = require("@koa/router");
const nunjucks = require("nunjucks");
const { Review } = require("../models");
const router = new Router({ prefix: "/reviews" });

const filterOf = (source, ...names) => names.reduce((filter, name) => ({ ...filter, [name]: source[name] }), {});
const textsOf = (source, ...names) => names.reduce((filter, name) => ({ ...filter, [name]: String(source[name]) }), {});

router.post("/find", async (ctx) => {
  const filter = filterOf(ctx.request.body, "author", "part");
  ctx.body = await Review.find(filter); // !alert nosql-operator-injection
});
router.post("/find/texts", async (ctx) => {
  const filter = textsOf(ctx.request.body, "author", "part");
  ctx.body = await Review.find(filter); // !safe nosql-operator-injection
});
router.post("/remove", async (ctx) => {
  const [first] = [ctx.request.body.author];
  await Review.deleteMany({ author: first }); // !alert nosql-operator-injection
  ctx.status = 204;
});
router.post("/remove/checked", async (ctx) => {
  const [first] = [ctx.request.body.author];
  ctx.assert(typeof first === "string", 400);
  if (typeof first !== "string") return;
  await Review.deleteMany({ author: first }); // !safe nosql-operator-injection
  ctx.status = 204;
});
router.post("/", async (ctx) => {
  ctx.body = await Review.create({ ...ctx.request.body }); // !alert mass-assignment
});
router.post("/plain", async (ctx) => {
  const { part, text } = ctx.request.body;
  ctx.body = await Review.create({ part: String(part), text: String(text), hidden: true }); // !safe mass-assignment
});
router.post("/preview", (ctx) => {
  ctx.body = nunjucks.renderString(`Dear ${ctx.request.body.name}, {{ shop }}`, { shop: "Cycle" }); // !alert template-injection
});
router.post("/preview/given", (ctx) => {
  ctx.body = nunjucks.renderString("Dear {{ name }}, {{ shop }}", { name: ctx.request.body.name, shop: "Cycle" }); // !safe template-injection
});
router.get("/grep", async (ctx) => {
  const all = await Review.find({ hidden: false });
  const wanted = new RegExp(ctx.query.pattern); // !alert redos-user-pattern
  ctx.body = all.filter((review) => wanted.test(review.text));
});
router.get("/grep/plain", async (ctx) => {
  const all = await Review.find({ hidden: false });
  ctx.body = all.filter((review) => review.text.includes(ctx.query.pattern)); // !safe redos-user-pattern
});
module.exports = router;
