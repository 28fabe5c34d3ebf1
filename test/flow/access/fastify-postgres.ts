import Fastify from "fastify";
import jwt from "@fastify/jwt";
import postgres from "@fastify/postgres";

const app = Fastify();
await app.register(jwt, { secret: process.env.JWT_SECRET ?? "" });
await app.register(postgres, { connectionString: process.env.DATABASE_URL });

app.addHook("preHandler", async (request) => {
  await request.jwtVerify();
});

app.get<{ Params: { id: string } }>("/orders/:id", async (request) => {
  const { rows } = await app.pg.query("SELECT * FROM orders WHERE id = $1", [request.params.id]); // !alert idor-by-request-id
  return rows[0];
});

app.get<{ Params: { id: string } }>("/mine/:id", async (request) => {
  const { id } = request.user as { id: string };
  const { rows } = await app.pg.query("SELECT * FROM orders WHERE id = $1 AND customer_id = $2", [request.params.id, id]); // !safe idor-by-request-id
  return rows[0];
});

app.post<{ Body: { name: string; city: string } }>("/search", async (request) => {
  const { rows } = await app.pg.query(`SELECT * FROM shops WHERE city = '${request.body.city}'`); // !alert sql-injection
  return rows;
});
