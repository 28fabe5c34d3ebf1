import { z } from "zod";
import { protectedProcedure, router } from "../trpc";

export const orders = router({
  byId: protectedProcedure.input(z.object({ id: z.string() })).query(({ input, ctx }) => {
    return ctx.db.order.findUnique({ where: { id: input.id } }); // !alert idor-by-request-id
  }),
  own: protectedProcedure.input(z.object({ id: z.string() })).query(({ input, ctx }) => {
    return ctx.db.order.findFirst({ where: { id: input.id, userId: ctx.session.user.id } }); // !safe idor-by-request-id
  }),
  wish: protectedProcedure.input(z.object({ userId: z.string(), sku: z.string() })).mutation(async ({ input, ctx }) => {
    await ctx.db.wish.create({ data: { userId: input.userId, sku: input.sku } }); // !alert trusted-user-id-from-client
    await ctx.db.wish.create({ data: { userId: ctx.session.user.id, sku: input.sku } }); // !safe trusted-user-id-from-client
  }),
});
