import { initTRPC } from "@trpc/server";
import type { Context } from "./context.js";

const t = initTRPC.context<Context>().create();
export const router = t.router;
export const procedure = t.procedure.use(({ next, path }) => {
  console.info("called", path);
  return next();
});
