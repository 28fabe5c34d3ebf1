import { Hono } from "hono";

type Bindings = { DB: D1Database };
const app = new Hono<{ Bindings: Bindings }>();

app.get("/search", async (c) => {
  const term = c.req.query("term"); // !source
  const { results } = await c.env.DB.prepare(`SELECT sku FROM products WHERE title LIKE '%${term}%'`).all(); // !alert sql-injection
  return c.json(results);
});

app.get("/sku/:sku", async (c) => {
  const { results } = await c.env.DB.prepare("SELECT title FROM products WHERE sku = ?").bind(c.req.param("sku")).all(); // !safe sql-injection
  return c.json(results);
});

app.get("/hello", (c) => c.html(`<p>${c.req.query("name")}</p>`)); // !alert xss-server-response
app.get("/text", (c) => c.text(`Hello ${c.req.query("name")}`)); // !safe xss-server-response
app.get("/out", (c) => c.redirect(c.req.query("to") ?? "/")); // !alert open-redirect

app.post("/import", async (c) => {
  const { feed } = await c.req.json<{ feed: string }>(); // !source
  const answer = await fetch(feed); // !alert ssrf
  return c.json(await answer.json());
});

export default app;
