import { initTRPC, TRPCError } from "@trpc/server";
import { PrismaClient } from "@prisma/client";

export const createContext = async () => ({ prisma: new PrismaClient(), user: null as { id: string } | null });
const t = initTRPC.context<Awaited<ReturnType<typeof createContext>>>().create();
export const router = t.router;
export const publicProcedure = t.procedure;
export const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { user: ctx.user } });
});
