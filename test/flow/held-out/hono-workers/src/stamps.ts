import { drizzle } from "drizzle-orm/d1";
import { sql } from "drizzle-orm";
import { Hono, type Context } from "hono";
import { zValidator } from "@hono/zod-validator";
import { z } from "zod";
import type { Env } from "./env";

const rowsOf = async (c: Context<Env>, text: string, ...values: unknown[]) => (await c.env.DB.prepare(text).bind(...values).all()).results; // !alert sql-injection

export const stamps = new Hono<Env>()
  .get("/", async (c) => c.json(await rowsOf(c, "SELECT * FROM stamps WHERE name LIKE '%" + c.get("term") + "%'")))
  .get("/bound", async (c) => c.json(await rowsOf(c, "SELECT * FROM stamps WHERE name LIKE ?", `%${c.get("term")}%`))) // !safe sql-injection
  .get("/few", async (c) => c.json(await rowsOf(c, `SELECT * FROM stamps LIMIT ${c.get("limit")}`))) // !safe sql-injection
  .get("/sorted/:column", async (c) => {
    const { column } = c.req.param();
    const rows = await drizzle(c.env.DB).all(sql`SELECT * FROM stamps ORDER BY ${sql.raw(column)}`); // !alert sql-injection
    const same = await drizzle(c.env.DB).all(sql`SELECT * FROM stamps WHERE name = ${column}`); // !safe sql-injection
    return c.json({ rows, same });
  })
  .post("/batch", async (c) => {
    const { names } = await c.req.json<{ names: string[] }>();
    const statements = names.map((name) => c.env.DB.prepare(`DELETE FROM stamps WHERE name = '${name}'`)); // !alert sql-injection
    await c.env.DB.batch(statements);
    const bound = names.map((name) => c.env.DB.prepare("DELETE FROM stamps WHERE name = ?").bind(name)); // !safe sql-injection
    await c.env.DB.batch(bound);
    return c.body(null, 204);
  })
  .post("/exec", zValidator("json", z.object({ country: z.string(), year: z.coerce.number().int() })), async (c) => {
    const { country, year } = c.req.valid("json");
    await c.env.DB.exec(`UPDATE stamps SET seen = 1 WHERE country = '${country}'`); // !alert sql-injection
    await c.env.DB.exec(`UPDATE stamps SET seen = 1 WHERE year = ${year}`); // !safe sql-injection
    return c.body(null, 204);
  })
  .get("/title", (c) => c.html("<h1>" + c.var.term + "</h1>")) // !alert xss-server-response
  .get("/title/text", (c) => c.text("<h1>" + c.var.term + "</h1>")) // !safe xss-server-response
  .get("/body", (c) => {
    c.header("Content-Type", "text/html");
    return c.body(`<p>${c.req.header("x-note")}</p>`); // !alert xss-server-response
  })
  .get("/body/number", (c) => {
    c.header("Content-Type", "text/html");
    return c.body(`<p>${parseFloat(c.req.header("x-note") ?? "0")}</p>`); // !safe xss-server-response
  })
  .get("/stream", (c) => {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    void writer.write(new TextEncoder().encode(`<p>${c.req.query("note")}</p>`));
    void writer.close();
    return new Response(readable, { headers: { "content-type": "text/html" } }); // !missing xss-server-response -- what a writer writes is not followed to the reader of its stream
  })
  .get("/stream/plain", (c) => {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    void writer.write(new TextEncoder().encode(`<p>${c.req.query("note")}</p>`));
    void writer.close();
    return new Response(readable, { headers: { "content-type": "text/plain" } }); // !safe xss-server-response
  });
