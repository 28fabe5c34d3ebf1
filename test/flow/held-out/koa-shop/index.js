const Koa = require("koa");
const bodyParser = require("koa-bodyparser");
const { compose } = require("./src/routers");

const app = new Koa();
app.use(bodyParser());
app.use(async (ctx, next) => {
  ctx.state.term = ctx.query.term || "";
  ctx.state.page = Number(ctx.query.page) || 1;
  await next();
});
for (const router of compose()) app.use(router.routes()).use(router.allowedMethods());
app.listen(3000);
