const Koa = require("koa");
const Router = require("@koa/router");
const { koaBody } = require("koa-body");
const app = new Koa();
const router = new Router();
router.put("/me", async (ctx) => {
  const { user } = ctx.state;
  user.set(ctx.request.body); // !alert mass-assignment
  await user.save();
  ctx.status = 204;
});
router.put("/me/name", async (ctx) => {
  const { user } = ctx.state;
  user.set({ name: String(ctx.request.body.name) }); // !safe mass-assignment
  await user.save();
  ctx.status = 204;
});
app.use(koaBody()).use(router.routes());
