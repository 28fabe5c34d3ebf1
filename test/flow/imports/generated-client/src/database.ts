import fp from "fastify-plugin";
import { PrismaClient } from "./../generated/prisma/client.js";

export type Database = PrismaClient<never, { user: { password: true } }>;

export default fp(async (server) => {
  const prisma = new PrismaClient({ omit: { user: { password: true } } });
  server.decorate("prisma", prisma);
});
