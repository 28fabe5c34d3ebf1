import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
export const carts = { load: (id: string) => prisma.cart.findUniqueOrThrow({ where: { id } }) };
