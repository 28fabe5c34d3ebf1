import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Fastify from "fastify";
import view from "@fastify/view";
import { Eta } from "eta";

const here = dirname(fileURLToPath(import.meta.url));
const server = Fastify();
server.register(view, { engine: { eta: new Eta() }, templates: join(here, "../web/screens") });
server.get("/hello", (request, reply) => reply.view("hello.eta", { name: request.query.name }));
