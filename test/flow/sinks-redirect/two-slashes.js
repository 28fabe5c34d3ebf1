// Asked for `//example.com/`, a server sends its visitor to that host.
const express = require("express");
const http = require("http");
const Koa = require("koa");
const parseurl = require("parseurl");
const path = require("path");
const url = require("url");

http
  .createServer((request, response) => {
    const { pathname } = url.parse(request.url);
    if (!pathname.endsWith("/")) response.setHeader("Location", pathname + "/"); // !alert open-redirect
    response.setHeader("Location", `https://shop.example${request.url}`); // !safe open-redirect
    response.setHeader("Location", "/shop" + request.url); // !safe open-redirect
    response.setHeader("Location", path.posix.join(pathname, "/")); // !safe open-redirect
    response.end();
  })
  .listen(80);

const app = express();
app.use((request, response) => {
  response.redirect(301, request.path.slice(0, -1) + "?"); // !alert open-redirect
});
app.use((request, response) => {
  response.redirect(301, parseurl.original(request).pathname + "/"); // !alert open-redirect
});
app.get("/account", (request, response) => {
  response.redirect(301, request.originalUrl + "/"); // !safe open-redirect
});

const shop = new Koa();
shop.use((context) => {
  context.redirect(context.path + "/"); // !alert open-redirect
});
shop.use((context) => {
  context.redirect("/shop" + context.path); // !safe open-redirect
});
