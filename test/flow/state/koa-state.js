// Koa keeps what handlers share in ctx.state, and applications in app.context.
const Koa = require("koa");
const Router = require("@koa/router");
const { Pool } = require("pg");
const { exec } = require("node:child_process");

const app = new Koa();
const router = new Router();
app.context.db = new Pool();

app.use(async (ctx, next) => {
  ctx.state.shop = ctx.get("x-shop");
  ctx.state.started = Date.now();
  await next();
});

router.get("/orders", async (ctx) => {
  ctx.body = await ctx.db.query(`SELECT id FROM orders WHERE shop = '${ctx.state.shop}'`); // !alert sql-injection
  exec(`logger ${ctx.state.started}`); // !safe command-injection
});

app.use(router.routes());
