import Fastify from "fastify";
import { Hono } from "hono";

const fastify = Fastify();
const hono = new Hono();

fastify.get("/invoice", async (request, reply) => {
  const { name } = request.query as { name: string }; // !source
  reply.header("Content-Disposition", `attachment; filename="${name}.pdf"`); // !alert header-injection-filename
  return "";
});

fastify.get("/invoice/:year", async (request, reply) => {
  const { year } = request.params as { year: string };
  reply.header("Content-Disposition", `attachment; filename="invoices-${parseInt(year, 10)}.pdf"`); // !safe header-injection-filename
  return "";
});

hono.get("/label", (c) => {
  c.header("Content-Disposition", `attachment; filename=${c.req.query("name")}`); // !alert header-injection-filename
  return c.body("");
});

export function GET(request: Request) {
  return new Response("", { headers: { "Content-Disposition": 'attachment; filename="orders.csv"' } }); // !safe header-injection-filename
}
