import SchemaBuilder from "@pothos/core";
import { createYoga } from "graphql-yoga";
import { Pool } from "pg";

const builder = new SchemaBuilder({});
const pool = new Pool();

builder.queryType({
  fields: (t) => ({
    titles: t.stringList({
      args: { brand: t.arg.string({ required: true }), page: t.arg.int({ required: true }) },
      resolve: async (_parent, args) => {
        await pool.query(`SELECT title FROM products OFFSET ${args.page}`); // !safe sql-injection
        const found = await pool.query(`SELECT title FROM products WHERE brand = '${args.brand}'`); // !alert sql-injection
        return found.rows.map((row) => row.title);
      },
    }),
  }),
});

export const yoga = createYoga({ schema: builder.toSchema() });
