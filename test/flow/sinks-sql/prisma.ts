import express from "express";
import { Prisma, PrismaClient } from "@prisma/client";

const app = express();
const prisma = new PrismaClient();

app.get("/products", async (req, res) => {
  const q = String(req.query.q); // !source
  await prisma.$queryRawUnsafe(`SELECT id FROM "Product" WHERE title = '${q}'`); // !alert sql-injection
  await prisma.$queryRawUnsafe('SELECT id FROM "Product" WHERE title = $1', q); // !safe sql-injection
  await prisma.$executeRawUnsafe("DELETE FROM \"Draft\" WHERE title = '" + q + "'"); // !alert sql-injection
  await prisma.$queryRaw`SELECT id FROM "Product" WHERE title = ${q}`; // !safe sql-injection
  await prisma.$queryRaw(Prisma.sql`SELECT id FROM "Product" WHERE title = ${q}`); // !safe sql-injection
  await prisma.$queryRaw`SELECT id FROM "Product" ORDER BY ${Prisma.raw(q)}`; // !alert sql-injection
  await prisma.$queryRaw`SELECT id FROM "Product" WHERE id IN (${Prisma.join(q.split(","))})`; // !safe sql-injection
  await prisma.$executeRaw`UPDATE "Draft" SET title = ${q}`; // !safe sql-injection
  await prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`UPDATE "Draft" SET title = '${q}'`); // !alert sql-injection
  });
  res.json(await prisma.product.findMany({ where: { title: { contains: q } } })); // !safe sql-injection
});
