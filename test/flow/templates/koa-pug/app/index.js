// Koa with Pug: what the state holds the page is given as well.
const Koa = require("koa");
const Router = require("@koa/router");
const views = require("koa-views");

const app = new Koa();
const router = new Router();
app.use(views("views", { extension: "pug" }));

app.use(async (ctx, next) => {
  ctx.state.banner = ctx.query.banner;
  await next();
});

router.get("/notes", async (ctx) => {
  await ctx.render("notes", {
    note: ctx.query.note,
    lines: [ctx.query.line],
    total: Number(ctx.query.total),
    heading: "Notes",
  });
});
app.use(router.routes());
