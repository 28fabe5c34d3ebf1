const Koa = require("koa");
const Router = require("@koa/router");

const app = new Koa();
const router = new Router();
app.use(async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    ctx.body = `<p>${error.message}</p>`; // !alert xss-server-response
    ctx.body = { message: error.message }; // !safe xss-server-response
    ctx.body = `<p>${error.status}</p>`; // !safe xss-server-response
  }
});
router.get("/a", async (ctx) => {
  throw new Error(`no ${ctx.query.name}`);
});
app.use(router.routes());
