import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { Env } from "./env";
import { checkout } from "./checkout";
import { relay } from "./relay";
import { stamps } from "./stamps";

const wanted = createMiddleware<Env>(async (c, next) => {
  c.set("term", c.req.query("term") ?? "");
  c.set("limit", Number(c.req.query("limit") ?? "20"));
  await next();
});
const app = new Hono<Env>().basePath("/api");
app.use("*", wanted);
app.route("/stamps", stamps);
app.route("/relay", relay);
app.route("/checkout", checkout);
export default app;
