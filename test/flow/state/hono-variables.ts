import { exec } from "node:child_process";
import { Hono } from "hono";

// What a handler leaves in the context is found by those that come after it.
const app = new Hono();

app.use(async (c, next) => {
  c.set("label", c.req.query("label")); // !source
  c.set("count", Number(c.req.query("count")));
  await next();
});

app.get("/labels", (c) => {
  exec(`print ${c.get("label")}`); // !alert command-injection
  exec(`print -n ${c.get("count")}`); // !safe command-injection
  exec(`print ${c.get("unknown")}`); // !safe command-injection
  return c.text("printed");
});

export default app;
