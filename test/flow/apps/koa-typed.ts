import Koa from "koa";
import Router from "@koa/router";
import bodyParser from "koa-bodyparser";
import fs from "node:fs/promises";
import path from "node:path";
import send from "koa-send";
import { createReadStream } from "node:fs";
import mysql from "mysql2/promise";

const app = new Koa();
const router = new Router({ prefix: "/api" });
const pool = mysql.createPool({ host: process.env.DB_HOST });
const FOLDER = path.resolve("invoices");

router.get("/orders", async (ctx) => {
  const { status = "open", limit = "20" } = ctx.query;
  const [rows] = await pool.query(`SELECT * FROM orders WHERE status = '${status}'`); // !alert sql-injection
  const [more] = await pool.execute("SELECT * FROM orders WHERE status = ? LIMIT ?", [status, Number(limit)]); // !safe sql-injection
  ctx.body = { rows, more };
});

router.get("/invoices/:name", async (ctx, next) => {
  const file = path.join(FOLDER, ctx.params.name);
  ctx.type = "application/pdf";
  ctx.body = createReadStream(file); // !alert path-traversal
  await next();
});

router.get("/invoices-safe/:name", async (ctx) => {
  const file = path.resolve(FOLDER, ctx.params.name);
  if (!file.startsWith(FOLDER + path.sep)) ctx.throw(403);
  ctx.body = createReadStream(file); // !safe path-traversal
});

router.get("/greet", (ctx) => {
  ctx.type = "html";
  ctx.body = `<h1>Hello ${ctx.query.name}</h1>`; // !alert xss-server-response
});

router.get("/greet-json", (ctx) => {
  ctx.body = { greeting: `Hello ${ctx.query.name}` }; // !safe xss-server-response
});

router.get("/out", (ctx) => {
  ctx.redirect(ctx.query.to as string); // !alert open-redirect
});
router.get("/back", (ctx) => {
  ctx.redirect(`/orders/${encodeURIComponent(String(ctx.query.id))}`); // !safe open-redirect
});
router.post("/notes", async (ctx) => {
  const { name, text } = ctx.request.body as { name: string; text: string };
  await fs.writeFile(`notes/${name}.txt`, text); // !alert path-traversal
  await fs.writeFile(`notes/${path.basename(name)}.txt`, text); // !safe path-traversal
  ctx.status = 204;
});

app.use(bodyParser()).use(router.routes()).use(router.allowedMethods());
