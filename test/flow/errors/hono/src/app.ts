import { Hono } from "hono";

const app = new Hono();
app.get("/a", async (c) => {
  if (!c.req.query("name")) return c.text("nothing");
  throw new Error(`no ${c.req.query("name")}`);
});
app.onError((error, c) => {
  c.json({ message: error.message }); // !safe xss-server-response
  return c.html(`<p>${error.message}</p>`); // !alert xss-server-response
});
