import Fastify from "fastify";
import { readCatalogue, readPrices } from "./xml";

const fastify = Fastify();

fastify.post("/catalogue", async (request) => readCatalogue(request.body as string));
fastify.post("/prices", async (request) => readPrices(request.body as string));
