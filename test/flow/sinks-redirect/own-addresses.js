// `GET //evil.example/` is a path of the shop for the server, and leads elsewhere in the answer.
const express = require("express");
const Koa = require("koa");
const { exec } = require("node:child_process");

const app = express();
app.use((req, res, next) => {
  if (req.path.length > 1 && req.path.endsWith("/")) {
    return res.redirect(301, req.path.slice(0, -1)); // !alert open-redirect
  }
  next();
});
app.use((req, res, next) => {
  if (!req.path.endsWith("/")) return res.redirect(301, `${req.path}/`); // !alert open-redirect
  next();
});
app.get("*", (req, res) => {
  res.redirect(req.originalUrl.toLowerCase()); // !alert open-redirect
});
app.get("/shop", (req, res) => {
  res.redirect(`${req.originalUrl}/`); // !safe open-redirect -- it begins with the path of the route
});
app.get("/account", (req, res) => {
  const url = new URL(req.originalUrl, "https://shop.example");
  url.searchParams.delete("token");
  res.redirect(url.pathname + url.search); // !safe open-redirect
});
app.use("/old", (req, res) => {
  res.redirect(`/new${req.url}`); // !safe open-redirect
});
app.use((req, res, next) => {
  if (!req.secure) return res.redirect(`https://shop.example${req.url}`); // !safe open-redirect
  if (req.hostname === "shop.example") return res.redirect(301, "https://www.shop.example" + req.originalUrl); // !safe open-redirect
  next();
});
app.use((req, res, next) => {
  if (req.protocol === "http") return res.redirect("https://" + req.headers.host + req.url); // !safe open-redirect -- the host is the visitor's own
  if (!req.user) return res.redirect("/login?next=" + encodeURIComponent(req.originalUrl)); // !safe open-redirect
  next();
});
app.use((req, res, next) => {
  if (req.path.startsWith("//")) return res.sendStatus(404);
  if (!req.path.endsWith("/")) return res.redirect(301, `${req.path}/`); // !safe open-redirect
  next();
});
app.use((req, res, next) => {
  const path = req.path.replace(/^\/+/, "/").slice(0, -1);
  res.redirect(301, path); // !safe open-redirect
});

const shop = new Koa();
shop.use(async (ctx, next) => {
  if (ctx.path.endsWith("/")) return ctx.redirect(ctx.path.slice(0, -1)); // !alert open-redirect
  await next();
});
shop.use(async (ctx) => {
  if (ctx.query.again) return ctx.redirect(ctx.href); // !safe open-redirect
  exec(`lp ${ctx.href}`); // !alert command-injection
  ctx.redirect(`https://shop.example${ctx.url}`); // !safe open-redirect
});
