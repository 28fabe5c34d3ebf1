import { Hono } from "hono";
import { createFactory, createMiddleware } from "hono/factory";
import { exec } from "node:child_process";

const factory = createFactory();
const app = new Hono();
app.use("*", createMiddleware(async (c, next) => {
  c.set("wanted", c.req.query("wanted"));
  c.set("page", Number(c.req.query("page")));
  await next();
}));
app.use("*", factory.createMiddleware(async (c, next) => {
  exec(`note ${c.req.query("from")}`); // !alert command-injection
  await next();
}));
app.get("/made", ...factory.createHandlers((c) => {
  exec(`note ${c.req.query("from")}`); // !alert command-injection
  return c.text("");
}));
app.get("/left", (c) => {
  exec(`find ${c.var.wanted}`); // !alert command-injection
  exec(`find ${c.var.page}`); // !safe command-injection
  return c.text("");
});
app.get("/typed", (c) => c.body(`<p>${c.req.query("note")}</p>`, 200, { "content-type": "text/html; charset=utf-8" })); // !alert xss-server-response
app.get("/typed/large", (c) => c.newResponse(`<p>${c.req.query("note")}</p>`, 200, { "Content-Type": "text/html" })); // !alert xss-server-response
app.get("/plain", (c) => c.body(`<p>${c.req.query("note")}</p>`)); // !safe xss-server-response
app.get("/said", (c) => {
  c.header("Content-Type", "text/html");
  return c.newResponse(`<p>${c.req.query("note")}</p>`); // !alert xss-server-response
});
app.get("/said/plain", (c) => {
  c.header("Content-Type", "text/plain");
  return c.newResponse(`<p>${c.req.query("note")}</p>`); // !safe xss-server-response
});
app.get("/sent", (c) => fetch(new Request(c.req.query("address")!))); // !alert ssrf
app.get("/sent/own", (c) => fetch(new Request("https://shop.example", { headers: { from: c.req.query("address")! } }))); // !safe ssrf
