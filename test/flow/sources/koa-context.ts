import Koa from "koa";
import Router from "@koa/router";
import bodyParser from "koa-bodyparser";
import { promises as fs } from "node:fs";
import { Pool } from "pg";

const app = new Koa();
const router = new Router();
const pool = new Pool();

router.get("/go", async (ctx) => {
  ctx.redirect(ctx.query.to as string); // !alert open-redirect
});

router.get("/manual/:name", async (ctx) => {
  ctx.body = await fs.readFile("manuals/" + ctx.params.name); // !alert path-traversal
});

router.post("/search", async (ctx) => {
  const body = ctx.request.body as { term: string }; // !source
  const found = await pool.query(`SELECT sku FROM products WHERE title = '${body.term}'`); // !alert sql-injection
  ctx.body = found.rows;
});

router.get("/hello", async (ctx) => {
  ctx.type = "html";
  ctx.body = `<p>Hello ${ctx.query.name}</p>`; // !alert xss-server-response
});

router.get("/hello.json", async (ctx) => {
  ctx.body = { hello: ctx.query.name }; // !safe xss-server-response
});

router.get("/theme", async (ctx) => {
  const found = await pool.query(`SELECT css FROM themes WHERE name = '${ctx.cookies.get("theme")}'`); // !alert sql-injection
  ctx.body = found.rows;
});

app.use(bodyParser()).use(router.routes());
