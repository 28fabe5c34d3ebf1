"use strict";
const Koa = require("koa");
const Router = require("@koa/router");
const bodyParser = require("koa-bodyparser");
const catalog = require("./catalog");
const imports = require("./imports");

const app = new Koa();
const router = new Router({ prefix: "/api" });
router.get("/catalog", catalog.list);
router.get("/catalog/:slug", catalog.show);
router.post("/catalog/search", catalog.search);
router.get("/catalog/facets/:name", catalog.facets);
router.post("/users/login", catalog.login);
router.post("/users/reset", catalog.reset);
router.post("/users/profile", catalog.profile);
router.post("/imports/yaml", imports.yaml);
router.post("/imports/xml", imports.xml);
router.post("/imports/session", imports.session);
router.post("/imports/zip", imports.zip);
router.post("/imports/file", imports.file);
router.get("/go", (ctx) => {
  ctx.redirect(ctx.query.url); // !alert open-redirect
});
router.get("/go/back", (ctx) => {
  const allowed = ["/cart", "/checkout"];
  const url = allowed.find((each) => each === ctx.query.url);
  ctx.redirect(url || "/"); // !safe open-redirect
});
router.get("/hello", (ctx) => {
  ctx.type = "html";
  ctx.body = "<b>" + ctx.query.name + "</b>"; // !alert xss-server-response
});
router.get("/hello/json", (ctx) => {
  ctx.body = { name: ctx.query.name }; // !safe xss-server-response
});
app.use(bodyParser());
app.use(router.routes());
module.exports = app;
