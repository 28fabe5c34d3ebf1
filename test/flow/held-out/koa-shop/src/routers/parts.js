const Router = require("@koa/router");
const parts = require("../services/parts");
const router = new Router({ prefix: "/parts" });

router.get("/search", async (ctx) => {
  ctx.body = { a: await parts.search(ctx.state.term), b: await parts.searchReplaced(ctx.state.term), c: await parts.page(ctx.state.page) };
});
router.get("/", async ({ query, response }) => {
  response.body = [await parts.list(query), await parts.listKnown(query)];
});
router.put("/:id", async (ctx) => {
  ctx.body = await parts.change(ctx.params.id, ctx.request.body);
});
router.put("/:id/price", async (ctx) => {
  ctx.body = await parts.changePrice(ctx.params.id, ctx.request.body);
});
router.get("/title", (ctx) => {
  ctx.type = "html";
  ctx.body = "<h1>" + ctx.state.term + "</h1>"; // !alert xss-server-response
});
router.get("/title/json", (ctx) => {
  ctx.body = { title: "<h1>" + ctx.state.term + "</h1>" }; // !safe xss-server-response
});
router.get("/jump", (ctx) => {
  const { back = "/" } = ctx.query;
  ctx.redirect(back); // !alert open-redirect
});
router.get("/jump/part", (ctx) => {
  const { back = "1" } = ctx.query;
  ctx.redirect("/parts/" + encodeURIComponent(back)); // !safe open-redirect
});
module.exports = router;
