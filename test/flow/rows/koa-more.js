const Koa = require('koa');
const Router = require('@koa/router');
const route = require('koa-route');
const { exec } = require('child_process');

const app = new Koa();
const router = new Router();
router.get('/', async (ctx) => {
  exec(`lp ${ctx.headers['x-label']}`); // !alert command-injection
  exec(`lp ${ctx.get('host')}`); // !alert command-injection
  exec(`lp ${ctx.path}`); // !alert command-injection
  exec(`lp ${ctx.querystring}`); // !alert command-injection
  exec(`lp ${ctx.request.query.label}`); // !alert command-injection
  exec(`lp ${ctx.request.files.label.mimetype}`); // !alert command-injection
  ctx.set('Location', ctx.query.next); // !alert open-redirect
  ctx.set('Content-Disposition', `attachment; filename="${ctx.query.name}"`); // !alert header-injection-filename
  await ctx.render(ctx.query.page); // !alert path-traversal
  ctx.session.label = ctx.query.label;
});
router.get('/session', async (ctx) => {
  exec(`lp ${ctx.session.label}`); // !alert command-injection
  exec(`lp ${ctx.session.other}`); // !safe command-injection
});
app.use(router.routes());
app.use(route.get('/labels/:name', (ctx, name) => exec(`lp ${name}`))); // !alert command-injection
