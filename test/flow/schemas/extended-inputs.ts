import { initTRPC } from "@trpc/server";
import { drizzle } from "drizzle-orm/node-postgres";
import { sql } from "drizzle-orm";
import { z } from "zod";

const db = drizzle("postgres://localhost/shop");
const t = initTRPC.create();
const METRICS = ["sales", "orders", "units"] as const;
type Metric = (typeof METRICS)[number];

const range = z.object({ from: z.string(), to: z.string(), note: z.string() });
const report = range
  .extend({
    metrics: z.array(z.enum(METRICS)).min(1),
    sortBy: z.union([z.enum(METRICS), z.literal("dimension")]).optional(),
    direction: z.enum(["asc", "desc"]).default("desc"),
  })
  .superRefine((value, context) => {
    if (value.from > value.to) context.addIssue({ code: "custom", message: "order" });
  });

function column(by: Metric | "dimension") {
  return by === "dimension" ? "dimension" : by;
}

async function run(input: z.infer<typeof report>) {
  const metrics = input.metrics.length ? input.metrics : ["sales" as Metric];
  const by = column(input.sortBy ?? metrics[0] ?? "dimension");
  await db.execute(sql`select * from lines order by ${sql.raw(by)} ${sql.raw(input.direction)}`); // !safe sql-injection
  await db.execute(sql`select * from lines where note = ${sql.raw(input.note)}`); // !alert sql-injection
}

export const router = t.router({
  run: t.procedure.input(report).query(async ({ input }) => run(input)),
});
