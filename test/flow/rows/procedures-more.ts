import { initTRPC } from "@trpc/server";
import { os } from "@orpc/server";
import { z } from "zod";
import { exec } from "node:child_process";

const t = initTRPC.create();
export const logged = t.procedure.use(({ rawInput, next }) => {
  exec(`lp ${rawInput}`); // !alert command-injection
  return next();
});
export const print = os.input(z.object({ label: z.string() })).handler(async ({ input }) => {
  exec(`lp ${input.label}`); // !alert command-injection
  exec(`lp ${input.label.length}`); // !safe command-injection
});
