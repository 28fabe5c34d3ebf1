import { Hono } from "hono";
import { html, raw } from "hono/html";
import { getCookie } from "hono/cookie";
import { zValidator } from "@hono/zod-validator";
import { z } from "zod";
import { exec } from "node:child_process";

const app = new Hono();
const Text = z.object({ text: z.string(), count: z.number() });
app.post("/form", zValidator("form", Text), (c) => {
  exec(`lp ${c.req.valid("form").text}`); // !alert command-injection
  exec(`lp ${c.req.valid("form").count}`); // !safe command-injection
  return c.text("printed");
});
app.post("/rest", zValidator("header", Text), zValidator("cookie", Text), (c) => {
  exec(`lp ${c.req.valid("header").text}`); // !alert command-injection
  exec(`lp ${c.req.valid("cookie").text}`); // !alert command-injection
  exec(`lp ${c.req.valid("cookie").count}`); // !safe command-injection
  return c.text("printed");
});
app.get("/page", (c) => {
  exec(`lp ${c.req.path}`); // !alert command-injection
  exec(`lp ${c.req.raw.headers.get("x-label")}`); // !alert command-injection
  c.header("Location", c.req.query("next")); // !alert open-redirect
  return c.html(html`<p>${raw(getCookie(c, "name"))}</p>`); // !alert xss-server-response
});
