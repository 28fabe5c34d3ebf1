import Fastify from "fastify";
import fastifyJwt from "@fastify/jwt";
import { shop } from "./shop";
import { hooks } from "./hooks";

const app = Fastify({ logger: true });
app.register(fastifyJwt, { secret: process.env.JWT_KEY! });
app.register(shop, { prefix: "/shop" });
app.register(hooks, { prefix: "/hooks" });
app.listen({ port: 3000 });
