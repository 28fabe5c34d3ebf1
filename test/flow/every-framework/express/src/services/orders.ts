import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
export const orderById = (id: string) => prisma.order.findUnique({ where: { id } }); // !alert idor-by-request-id
export const ownOrder = (id: string, customerId: string) => prisma.order.findFirst({ where: { id, customerId } }); // !safe idor-by-request-id
export const remember = (userId: string, sku: string) => prisma.wish.create({ data: { userId, sku: String(sku) } }); // !alert trusted-user-id-from-client
export const rememberMine = (userId: string, sku: string) => prisma.wish.create({ data: { userId, sku: String(sku) } }); // !safe trusted-user-id-from-client
