import Fastify from "fastify";
import { createPool } from "mysql2/promise";

const fastify = Fastify({ logger: true });
const db = createPool({ uri: process.env.DATABASE_URL });

fastify.get<{ Querystring: { q: string } }>("/search", async (request) => {
  const [rows] = await db.query(`SELECT sku FROM products WHERE title LIKE '%${request.query.q}%'`); // !alert sql-injection
  return rows;
});

fastify.route({
  method: "POST",
  url: "/search",
  handler: async (request, reply) => {
    const { brand } = request.body as { brand: string }; // !source
    const [rows] = await db.query("SELECT sku FROM products WHERE brand = '" + brand + "'"); // !alert sql-injection
    return reply.send(rows);
  },
});

fastify.get("/go", async (request, reply) => {
  const { to } = request.query as { to: string };
  return reply.redirect(to); // !alert open-redirect !sink(redirect)
});

fastify.get<{ Params: { id: string } }>("/go/:id", async (request, reply) => {
  return reply.redirect(`/products/${request.params.id}`); // !safe open-redirect
});

fastify.get<{ Headers: { "x-shelf": string } }>("/shelf", async (request) => {
  const [rows] = await db.execute("SELECT sku FROM shelves WHERE name = ?", [request.headers["x-shelf"]]); // !safe sql-injection
  return rows;
});
