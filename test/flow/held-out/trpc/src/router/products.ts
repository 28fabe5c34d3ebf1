import { z } from "zod";
import { sql, Kysely, PostgresDialect } from "kysely";
import { exec } from "node:child_process";
import { readFile } from "node:fs/promises";
import { protectedProcedure, publicProcedure, router } from "../trpc";

const db = new Kysely<any>({ dialect: {} as PostgresDialect });

export const productRouter = router({
  search: publicProcedure.input(z.object({ q: z.string(), order: z.string() })).query(async ({ ctx, input }) => {
    const rows = await ctx.prisma.$queryRawUnsafe(`SELECT * FROM product WHERE name = '${input.q}'`); // !alert sql-injection
    const same = await ctx.prisma.$queryRaw`SELECT * FROM product WHERE name = ${input.q}`; // !safe sql-injection
    const kysely = await sql`select * from product order by ${sql.raw(input.order)}`.execute(db); // !alert sql-injection
    const bound = await sql`select * from product where name = ${input.q}`.execute(db); // !safe sql-injection
    return { rows, same, kysely, bound };
  }),
  report: publicProcedure.input(z.string()).mutation(({ input }) => {
    exec(`report ${input}`); // !alert command-injection
  }),
  count: publicProcedure.input(z.number().int()).mutation(({ input }) => {
    exec(`report ${input}`); // !safe command-injection
  }),
  kind: publicProcedure.input(z.enum(["a", "b"])).query(({ input }) => readFile(`kinds/${input}`)), // !safe path-traversal
  file: publicProcedure.input(z.object({ name: z.string() })).query(async ({ input: { name } }) => readFile(`files/${name}`)), // !alert path-traversal
  order: protectedProcedure.input(z.object({ id: z.string() })).query(({ ctx, input }) => ctx.prisma.order.findUnique({ where: { id: input.id } })), // !alert idor-by-request-id
  myOrder: protectedProcedure
    .input(z.object({ id: z.string() }))
    .query(({ ctx, input }) => ctx.prisma.order.findFirst({ where: { id: input.id, userId: ctx.user.id } })), // !safe idor-by-request-id
  ping: publicProcedure.input(z.object({ url: z.string().url() })).mutation(async ({ input }) => (await fetch(input.url)).status), // !alert ssrf
});
