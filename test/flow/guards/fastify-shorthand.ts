import Fastify from "fastify";
import { exec } from "node:child_process";
const app = Fastify();
app.get("/a", { schema: { querystring: { type: "object", properties: { page: { type: "integer" }, sort: { type: "string" } } } } }, async (request) => {
  exec(`a ${request.query.page}`); // !safe command-injection
  exec(`a ${request.query.sort}`); // !alert command-injection
});
