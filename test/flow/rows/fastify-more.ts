import Fastify from "fastify";
import fastifyStatic from "@fastify/static";
import { exec } from "node:child_process";
import { createWriteStream } from "node:fs";

const app = Fastify();
app.register(fastifyStatic, { root: "/srv" });
const schema = { querystring: { type: "object", properties: { page: { type: "integer" } } }, params: { type: "object", properties: { id: { type: "integer" } } } };
app.route({
  method: "GET",
  url: "/labels/:id",
  schema,
  handler: async (request, reply) => {
    exec(`lp ${request.query.page} ${request.params.id}`); // !safe command-injection
    exec(`lp ${request.query.text}`); // !alert command-injection
    return reply.send("printed");
  },
});
app.get("/more/:id", { schema }, async (request, reply) => {
  exec(`lp ${request.params.id}`); // !safe command-injection
  exec(`lp ${request.cookies.label}`); // !alert command-injection
  exec(`lp ${request.url}`); // !alert command-injection
  reply.header("Location", request.query.next as string); // !alert open-redirect
  reply.view(`pages/${request.query.page2}`); // !alert path-traversal
  return reply.sendFile("label.pdf", `/srv/${request.query.folder}`); // !alert path-traversal
});
app.post("/upload", async (request, reply) => {
  const data = await request.file();
  createWriteStream(`/srv/${data.fieldname}`); // !alert path-traversal
  exec(`lp ${data.filename}`); // !alert command-injection
  exec(`lp ${data.fields.label.value}`); // !alert command-injection
  request.session.label = request.query.label;
  return reply.send("stored");
});
app.get("/session", async (request) => {
  exec(`lp ${request.session.label}`); // !alert command-injection
});
