import Fastify from "fastify";
import { Hono } from "hono";
import { logger as honoLogger } from "hono/logger";

const fastify = Fastify({ logger: true });
const hono = new Hono();
hono.use(honoLogger());

fastify.post("/login", async (request) => {
  const { name } = request.body as { name: string };
  console.info("Login of " + name); // !alert log-injection
  request.log.info({ name }, "login"); // !safe log-injection
  return { ok: true };
});

hono.get("/search", (c) => {
  console.error(`Nothing found for ${c.req.query("q")}`); // !alert log-injection
  console.error(`Nothing found for ${Number(c.req.query("page"))}`); // !safe log-injection
  return c.json([]);
});
