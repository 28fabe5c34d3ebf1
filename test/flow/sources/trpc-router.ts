import { initTRPC } from "@trpc/server";
import { PrismaClient } from "@prisma/client";
import { z } from "zod";

const t = initTRPC.create();
const db = new PrismaClient();

export const products = t.router({
  search: t.procedure.input(z.object({ term: z.string() })).query(({ input }) => {
    return db.$queryRawUnsafe(`SELECT id FROM products WHERE title LIKE '%${input.term}%'`); // !alert sql-injection
  }),
  page: t.procedure.input(z.object({ offset: z.number().int() })).query(({ input }) => {
    return db.$queryRawUnsafe(`SELECT id FROM products LIMIT 20 OFFSET ${input.offset}`); // !safe sql-injection
  }),
  sorted: t.procedure.input(z.enum(["title", "price"])).query(({ input }) => {
    return db.$queryRawUnsafe(`SELECT id FROM products ORDER BY ${input}`); // !safe sql-injection
  }),
});
