import { z } from "zod";
import { sql, type Kysely } from "kysely";
import { procedure, router } from "../trpc.js";
import { kysely } from "../kysely.js";

const Sorted = z.object({ sort: z.string().default("name"), direction: z.enum(["asc", "desc"]).default("asc") });
const ordered = (database: Kysely<any>, sort: string) => sql`select * from spices order by ${sql.raw(sort)}`.execute(database); // !alert sql-injection
const orderedBy = (database: Kysely<any>, direction: string) => sql`select * from spices order by name ${sql.raw(direction)}`.execute(database); // !safe sql-injection

export const spices = router({
  list: procedure.input(Sorted).query(({ input }) => ordered(kysely, input.sort)),
  listBy: procedure.input(Sorted).query(({ input: { direction } }) => orderedBy(kysely, direction)),
  named: procedure.input(z.string()).query(({ input, ctx }) => ctx.prisma.$queryRawUnsafe("SELECT * FROM \"Spice\" WHERE name = '" + input + "'")), // !alert sql-injection
  namedBound: procedure.input(z.string()).query(({ input, ctx }) => ctx.prisma.$queryRawUnsafe('SELECT * FROM "Spice" WHERE name = $1', input)), // !safe sql-injection
  year: procedure.input(z.object({ year: z.number() })).query(({ input, ctx }) => ctx.prisma.$queryRawUnsafe(`SELECT * FROM "Spice" WHERE year = ${input.year}`)), // !safe sql-injection
  change: procedure.input(z.object({ id: z.string(), values: z.record(z.any()) })).mutation(({ input, ctx }) => ctx.prisma.spice.update({ where: { id: input.id }, data: input.values })), // !alert mass-assignment
  changeName: procedure
    .input(z.object({ id: z.string(), values: z.object({ name: z.string() }) }))
    .mutation(({ input, ctx }) => ctx.prisma.spice.update({ where: { id: input.id }, data: input.values })), // !safe mass-assignment
  related: procedure.input(z.string()).query(async ({ input, ctx }) => {
    const session = ctx.graph.session();
    const found = await session.run(`MATCH (s:Spice {name: "${input}"})-[:GOES_WITH]->(o) RETURN o`); // !alert groq-cypher-es-injection
    const same = await session.run("MATCH (s:Spice {name: $name})-[:GOES_WITH]->(o) RETURN o", { name: input }); // !safe groq-cypher-es-injection
    return [...found.records, ...same.records].length;
  }),
  search: procedure.input(z.object({ text: z.string() })).query(async ({ input, ctx }) => {
    const found = await ctx.elastic.search({ index: "spices", query: { query_string: { query: `name:${input.text}` } } }); // !alert groq-cypher-es-injection
    const same = await ctx.elastic.search({ index: "spices", query: { match: { name: input.text } } }); // !safe groq-cypher-es-injection
    return [found, same].length;
  }),
});
