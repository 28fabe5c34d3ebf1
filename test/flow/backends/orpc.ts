import { implement, os } from "@orpc/server";
import { exec } from "node:child_process";
import { z } from "zod";

export const print = os
  .route({ method: "POST" })
  .input(z.object({ name: z.string(), copies: z.number() }))
  .output(z.any())
  .handler(async ({ input }) => {
    exec(`label ${input.name}`); // !alert command-injection
    exec(`label -n ${input.copies}`); // !safe command-injection
  });
const api = implement({} as any);
export const list = api.labels.handler(({ input }) => {
  exec(`label ${input.name}`); // !alert command-injection
});
export const deep = api.labels.print.handler(({ input }) => {
  exec(`label ${input.name}`); // !alert command-injection
});
export const used = api.use(async ({ next }) => next()).handler(({ input }) => {
  exec(`label ${input.name}`); // !alert command-injection
});
