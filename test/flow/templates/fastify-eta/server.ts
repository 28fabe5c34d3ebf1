// Fastify with Eta: what a template is given is `it`.
import fastifyView from "@fastify/view";
import { Eta } from "eta";
import Fastify from "fastify";

const app = Fastify();
await app.register(fastifyView, { engine: { eta: new Eta() }, root: "views" });

app.get("/hello", async (request, reply) => {
  const { name } = request.query as { name: string };
  return reply.view("hello.eta", { name, shop: "Corner" });
});
