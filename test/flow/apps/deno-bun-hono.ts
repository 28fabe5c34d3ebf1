// Small servers of other runtimes.
import { Hono } from "hono";
import { html, raw } from "hono/html";
import { $ } from "bun";
import { Database } from "bun:sqlite";

const app = new Hono();
const db = new Database("shop.sqlite");

app.get("/a", (c) => c.html(`<p>${c.req.query("name")}</p>`)); // !alert xss-server-response
app.get("/b", (c) => c.html(html`<p>${c.req.query("name")}</p>`)); // !safe xss-server-response
app.get("/c", (c) => c.text(`Hello ${c.req.query("name")}`)); // !safe xss-server-response
app.get("/d", (c) => c.redirect(c.req.query("next") ?? "/")); // !alert open-redirect
app.post("/e", async (c) => {
  const { id } = await c.req.json();
  db.query(`SELECT * FROM orders WHERE id = ${id}`).all(); // !alert sql-injection
  db.query("SELECT * FROM orders WHERE id = ?").all(id); // !safe sql-injection
  await $`ls ${id}`; // !safe command-injection
  const answer = await fetch(c.req.param("address")); // !alert ssrf
  return c.json({ status: answer.status });
});

Bun.serve({
  async fetch(request) {
    const url = new URL(request.url);
    const file = Bun.file("./public" + url.searchParams.get("file")); // !alert path-traversal
    Bun.spawn(["sh", "-c", "wc " + url.searchParams.get("file")]); // !alert command-injection
    Bun.spawn(["wc", "--", url.searchParams.get("file")]); // !safe command-injection
    return new Response(file);
  },
});

export default app;
