import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import fastifyPostgres from "@fastify/postgres";
import fastifyMongo from "@fastify/mongodb";
import { Type } from "@sinclair/typebox";
import mysql from "mysql2/promise";
import got from "got";
import Handlebars from "handlebars";
import { request as undiciRequest } from "undici";
import Stripe from "stripe";
import { exec } from "child_process";

const app = Fastify({ logger: true });
app.register(fastifyPostgres, { connectionString: process.env.PG_URL });
app.register(fastifyMongo, { url: process.env.MONGO_URL });
const pool = mysql.createPool({ uri: process.env.MYSQL_URL });
const stripe = new Stripe(process.env.STRIPE_KEY ?? "");

app.get<{ Querystring: { q: string; sort: string } }>("/search", async (request, reply) => {
  const { q, sort } = request.query;
  const client = await app.pg.connect();
  const found = await client.query(`SELECT * FROM products WHERE title LIKE '%${q}%' ORDER BY ${sort}`); // !alert sql-injection
  const same = await client.query("SELECT * FROM products WHERE title LIKE $1", [q]); // !safe sql-injection
  client.release();
  return { found: found.rows, same: same.rows };
});

app.post("/login", async (request: FastifyRequest<{ Body: { mail: string; pin: string } }>, reply: FastifyReply) => {
  const users = app.mongo.db!.collection("users");
  const user = await users.findOne({ mail: request.body.mail, pin: request.body.pin }); // !alert nosql-operator-injection
  return { ok: Boolean(user) };
});

app.post(
  "/login/checked",
  { schema: { body: Type.Object({ mail: Type.String(), pin: Type.String() }) } },
  async (request: FastifyRequest<{ Body: { mail: string; pin: string } }>) => {
    const users = app.mongo.db!.collection("users");
    const user = await users.findOne({ mail: request.body.mail, pin: request.body.pin }); // !safe nosql-operator-injection
    return { ok: Boolean(user) };
  },
);

async function routes(fastify: FastifyInstance) {
  fastify.route({
    method: "POST",
    url: "/orders/filter",
    handler: async (request) => {
      const filter = request.body as Record<string, unknown>;
      return fastify.mongo.db!.collection("orders").find(filter).toArray(); // !alert nosql-operator-injection !either idor-by-request-id -- nobody is asked who he is
    },
  });
  fastify.get("/orders/:id", async (request) => {
    const { id } = request.params as { id: string };
    const [rows] = await pool.execute(`SELECT * FROM orders WHERE number = ${id}`); // !alert sql-injection
    return rows;
  });
  fastify.get("/orders/:id/safe", async (request) => {
    const { id } = request.params as { id: string };
    const [rows] = await pool.execute("SELECT * FROM shipping_rates WHERE code = ?", [id]); // !safe sql-injection
    return rows;
  });
  fastify.post("/fetch", async (request, reply) => {
    const { url } = request.body as { url: string };
    const body = await got(url).text(); // !alert ssrf
    return reply.send({ body });
  });
  fastify.post("/fetch/undici", async (request) => {
    const { host } = request.body as { host: string };
    const { body } = await undiciRequest(`https://${host}/feed.json`); // !alert ssrf
    return body.json();
  });
  fastify.post("/fetch/fixed", async (request) => {
    const { path } = request.body as { path: string };
    return got(`https://api.example.com/v1/${path}`).json(); // !safe ssrf
  });
  fastify.get("/page", async (request, reply) => {
    const { title } = request.query as { title: string };
    reply.type("text/html");
    return reply.send(`<title>${title}</title>`); // !alert xss-server-response
  });
  fastify.get("/page/json", async (request, reply) => {
    const { title } = request.query as { title: string };
    return reply.send({ title }); // !safe xss-server-response
  });
  fastify.get("/page/header", (request, reply) => {
    const { title } = request.query as { title: string };
    reply.header("content-type", "text/html; charset=utf-8").send("<h1>" + title + "</h1>"); // !alert xss-server-response
  });
  fastify.post("/preview", async (request) => {
    const { template } = request.body as { template: string };
    return Handlebars.compile(template)({ shop: "Shop" }); // !alert template-injection
  });
  fastify.post("/preview/fixed", async (request) => {
    const { name } = request.body as { name: string };
    return Handlebars.compile("Hello {{name}}")({ name }); // !safe template-injection
  });
  fastify.post("/pay", async (request) => {
    const { amount, currency } = request.body as { amount: number; currency: string };
    return stripe.paymentIntents.create({ amount: Math.round(amount * 100), currency }); // !alert client-supplied-amount
  });
  fastify.get("/back", async (request, reply) => reply.redirect((request.query as any).to)); // !alert open-redirect
  fastify.get("/back/home", async (request, reply) => {
    const to = (request.query as { to?: string }).to;
    return reply.redirect(to === "cart" ? "/cart" : "/"); // !safe open-redirect
  });
  fastify.post("/label", (request, reply) => {
    exec("lp -d " + (request.body as { printer: string }).printer, () => reply.send({ ok: true })); // !alert command-injection
  });
  fastify.post("/label/known", (request, reply) => {
    const printers = ["front", "back"];
    const { printer } = request.body as { printer: string };
    if (!printers.includes(printer)) return reply.code(400).send();
    exec("lp -d " + printer, () => reply.send({ ok: true })); // !safe command-injection
  });
}
app.register(routes, { prefix: "/v1" });
