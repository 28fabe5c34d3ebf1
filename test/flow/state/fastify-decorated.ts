// What an application is decorated with is there in every handler.
import Fastify, { type FastifyRequest } from "fastify";
import { Pool } from "pg";

const app = Fastify();
app.decorate("db", new Pool());
app.decorateRequest("tenant", "");

app.addHook("preHandler", async (request: FastifyRequest) => {
  request.tenant = request.headers["x-tenant"];
});

app.get("/orders", async (request, reply) => {
  const { rows } = await app.db.query(`SELECT id FROM orders WHERE tenant = '${request.tenant}'`); // !alert sql-injection
  await request.server.db.query(`SELECT id FROM orders WHERE code = '${request.query.code}'`); // !alert sql-injection
  await app.db.query("SELECT id FROM orders WHERE code = $1", [request.query.code]); // !safe sql-injection
  return rows;
});
