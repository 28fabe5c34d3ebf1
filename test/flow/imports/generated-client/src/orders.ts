import type { Database } from "./database.js";

export async function orderOf(prisma: Database, id: number) {
  return prisma.order.findUnique({ where: { id } }); // !alert idor-by-request-id
}

export async function ordersOf(prisma: Database, userId: number) {
  return prisma.order.findMany({ where: { userId } }); // !safe idor-by-request-id
}
