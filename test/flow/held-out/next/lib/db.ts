import { PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/node-postgres";

const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };
export const prisma = globalForPrisma.prisma ?? new PrismaClient();
if (process.env.NODE_ENV !== "production") globalForPrisma.prisma = prisma;
export const db = drizzle(process.env.DATABASE_URL!);
