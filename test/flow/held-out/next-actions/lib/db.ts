import { Prisma, PrismaClient } from "@prisma/client";

export const prisma = new PrismaClient();
export const postersBy = (column: string, value: string) =>
  prisma.$queryRawUnsafe(`SELECT * FROM "Poster" WHERE "${column}" = '${value}'`); // !alert sql-injection
export const postersByArtist = (value: string) => prisma.$queryRaw`SELECT * FROM "Poster" WHERE artist = ${value}`; // !safe sql-injection
export const postersSorted = (direction: string) =>
  prisma.$queryRaw`SELECT * FROM "Poster" ORDER BY price ${Prisma.raw(direction)}`; // !alert sql-injection
export const postersSortedKnown = (direction: string) =>
  prisma.$queryRaw`SELECT * FROM "Poster" ORDER BY price ${direction === "desc" ? Prisma.sql`DESC` : Prisma.sql`ASC`}`; // !safe sql-injection
