import { defineAction } from "astro:actions";
import { z } from "astro:schema";
import { db } from "../lib/db";

export const server = {
  find: defineAction({
    input: z.object({ name: z.string(), by: z.enum(["name", "price"]), total: z.number() }),
    handler: async (input, { locals }) => {
      await db.execute(`SELECT * FROM kites WHERE name = '${input.name}'`); // !alert sql-injection
      await db.execute(`SELECT * FROM kites ORDER BY ${input.by}`); // !safe sql-injection
      await db.execute({
        sql: "INSERT INTO orders (customer_id, total) VALUES (?, ?)", // !alert client-supplied-order-total
        args: [locals.user.id, input.total],
      });
      const [kite] = (await db.execute({ sql: "SELECT price FROM kites WHERE name = ?", args: [input.name] })).rows;
      await db.execute("INSERT INTO orders (customer_id, total) VALUES (?, ?)", [locals.user.id, kite.price]); // !safe client-supplied-order-total
    },
  }),
  note: defineAction({
    accept: "form",
    handler: async (form) => {
      await db.execute(`INSERT INTO notes VALUES ('${form.get("text")}')`); // !alert sql-injection
    },
  }),
};
