import { Hono } from "hono";
import { html, raw } from "hono/html";
import { zValidator } from "@hono/zod-validator";
import { z } from "zod";
import { MongoClient } from "mongodb";

type Bindings = { DB: D1Database; BUCKET: R2Bucket; API: string };
const app = new Hono<{ Bindings: Bindings }>();
const users = new MongoClient("mongodb://localhost").db("shop").collection("users");

app.get("/products", async (c) => {
  const q = c.req.query("q");
  const bad = await c.env.DB.prepare(`SELECT * FROM products WHERE name = '${q}'`).all(); // !alert sql-injection
  const good = await c.env.DB.prepare("SELECT * FROM products WHERE name = ?").bind(q).all(); // !safe sql-injection
  return c.json({ bad, good });
});
app.get("/page", (c) => c.html(`<h1>${c.req.query("title")}</h1>`)); // !alert xss-server-response
app.get("/page/safe", (c) => c.html(html`<h1>${c.req.query("title")}</h1>`)); // !safe xss-server-response
app.get("/page/raw", (c) => c.html(html`<h1>${raw(c.req.query("title") ?? "")}</h1>`)); // !alert xss-server-response
app.get("/page/text", (c) => c.text(`Hello ${c.req.query("title")}`)); // !safe xss-server-response
app.get("/go", (c) => c.redirect(c.req.query("to") ?? "/")); // !alert open-redirect
app.get("/go/:id", (c) => c.redirect(`/products/${c.req.param("id")}`)); // !safe open-redirect
app.post("/login", async (c) => {
  const { mail, password } = await c.req.json();
  const user = await users.findOne({ mail, password }); // !alert nosql-operator-injection
  return c.json(user);
});
app.post("/login/form", zValidator("json", z.object({ mail: z.string(), password: z.string() })), async (c) => {
  const { mail, password } = c.req.valid("json");
  const user = await users.findOne({ mail, password }); // !safe nosql-operator-injection
  return c.json(user);
});
app.all("/proxy/*", async (c) => {
  const host = c.req.header("x-upstream");
  const answer = await fetch(`https://${host}/v1`); // !alert ssrf
  const own = await fetch(`${c.env.API}/v1/${c.req.param("id")}`); // !safe ssrf
  return c.json({ a: await answer.json(), b: await own.json() });
});
app.post("/webhook-target", async (c) => {
  const body = await c.req.parseBody();
  const response = await fetch(body["url"] as string, { method: "POST" }); // !alert ssrf
  return c.json({ status: response.status });
});
export default app;
