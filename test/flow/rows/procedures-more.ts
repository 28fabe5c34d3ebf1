import { initTRPC } from "@trpc/server";
import { os } from "@orpc/server";
import { z } from "zod";
import { exec } from "node:child_process";

const t = initTRPC.create();
export const logged = t.procedure.use(({ rawInput, next }) => {
  exec(`lp ${rawInput}`); // !alert command-injection
  return next();
});
// A procedure of what was told its context and the form of its descriptions
const described = initTRPC.meta<{ path: string }>().context<{ shop: string }>().create({ isDev: false });
const guarded = described.procedure.use(
  described.middleware(({ ctx, next }) => next({ ctx: { ...ctx, printer: "lp" } })),
);
export const printed = guarded.input(z.object({ label: z.string() })).mutation(async ({ input }) => {
  exec(`lp ${input.label}`); // !alert command-injection
  exec(`lp ${input.label.length}`); // !safe command-injection
});
export const print = os.input(z.object({ label: z.string() })).handler(async ({ input }) => {
  exec(`lp ${input.label}`); // !alert command-injection
  exec(`lp ${input.label.length}`); // !safe command-injection
});
