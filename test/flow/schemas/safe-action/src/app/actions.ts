"use server";
import { z } from "zod";
import { PrismaClient } from "@prisma/client";
import { action, signedIn } from "./safe-action";

const db = new PrismaClient();
export const search = action.schema(z.object({ term: z.string(), page: z.number().int() })).action(async ({ parsedInput }) => {
  await db.$queryRawUnsafe(`SELECT id FROM products LIMIT 20 OFFSET ${parsedInput.page}`); // !safe sql-injection
  return db.$queryRawUnsafe(`SELECT id FROM products WHERE title LIKE '%${parsedInput.term}%'`); // !alert sql-injection
});
export const sort = signedIn
  .metadata({ name: "sort" })
  .inputSchema(z.object({ by: z.enum(["title", "price"]), label: z.string() }))
  .action(async ({ parsedInput: { by, label }, ctx }) => {
    await db.$queryRawUnsafe(`SELECT id FROM products ORDER BY ${by}`); // !safe sql-injection
    return db.$queryRawUnsafe(`SELECT id FROM labels WHERE title = '${label}'`); // !alert sql-injection
  });
