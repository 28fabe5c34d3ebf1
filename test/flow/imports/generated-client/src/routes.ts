import type { FastifyInstance, FastifyRequest } from "fastify";
import { orderOf, ordersOf } from "./orders.js";

export default async function routes(server: FastifyInstance) {
  server.get(
    "/orders/:id",
    { onRequest: [server.authenticate] },
    async (request: FastifyRequest<{ Params: { id: number } }>, reply) =>
      reply.send(await orderOf(request.server.prisma, request.params.id)),
  );
  server.get("/orders", { onRequest: [server.authenticate] }, async (request, reply) =>
    reply.send(await ordersOf(request.server.prisma, request.user.id)),
  );
}
