import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { Type, type TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { Pool } from "pg";
import { spawn } from "node:child_process";
import ejs from "ejs";

const app = Fastify({ logger: true }).withTypeProvider<TypeBoxTypeProvider>();
const pool = new Pool();

app.get<{ Querystring: { q: string } }>("/search", async (request, reply) => {
  const result = await pool.query(`select * from products where name ilike '%${request.query.q}%'`); // !alert sql-injection
  return reply.send(result.rows);
});
app.get("/search-safe", async (request: FastifyRequest<{ Querystring: { q: string } }>) => {
  return (await pool.query("select * from products where name ilike $1", [`%${request.query.q}%`])).rows; // !safe sql-injection
});
app.get(
  "/page",
  { schema: { querystring: Type.Object({ page: Type.Integer({ minimum: 1 }), sort: Type.String() }) } },
  async (request) => {
    await pool.query(`select * from products offset ${request.query.page}`); // !safe sql-injection
    await pool.query(`select * from products order by ${request.query.sort}`); // !alert sql-injection
    return {};
  },
);
async function print(request: FastifyRequest<{ Body: { printer: string; copies: string } }>, reply: FastifyReply) {
  spawn("sh", ["-c", `lp -d ${request.body.printer}`]); // !alert command-injection
  spawn("lp", ["-n", String(parseInt(request.body.copies, 10))]); // !safe command-injection
  reply.code(202).send();
}
export async function routes(instance: FastifyInstance) {
  instance.post("/print", print);
  instance.get<{ Params: { name: string } }>("/hello/:name", (request, reply) => {
    reply.type("text/html").send(`<p>${request.params.name}</p>`); // !alert xss-server-response
  });
  instance.get<{ Params: { name: string } }>("/hello-safe/:name", (request, reply) => {
    reply.type("text/html").send(ejs.render("<p><%= name %></p>", { name: request.params.name })); // !safe xss-server-response
  });
  instance.post<{ Body: { template: string } }>("/preview", (request, reply) => {
    reply.type("text/html").send(ejs.render(request.body.template, {})); // !alert template-injection
  });
}
app.register(routes);
