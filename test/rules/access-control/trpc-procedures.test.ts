import { describe, expect, it } from "vitest";
import { rule as roles } from "../../../src/rules/access-control/auth-without-role-check/rule.ts";
import { rule as open } from "../../../src/rules/access-control/graphql-trpc-mutation-no-auth/rule.ts";
import { rule as missing } from "../../../src/rules/access-control/missing-auth-admin-route/rule.ts";
import { rule as links } from "../../../src/rules/access-control/state-change-on-get/rule.ts";
import { rule as logins } from "../../../src/rules/authentication/login-no-rate-limit/rule.ts";
import { rule as passwords } from "../../../src/rules/authentication/password-set-for-anybody/rule.ts";
import { rule as codes } from "../../../src/rules/authentication/short-otp-no-limit/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const BUILDERS = `
  import { initTRPC, TRPCError } from "@trpc/server";
  const t = initTRPC.context().create();
  export const router = t.router;
  export const publicProcedure = t.procedure;
  export const limitedProcedure = t.procedure.use(async ({ ctx, next }) => {
    const { success } = await ratelimit.limit(ctx.ip);
    if (!success) throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
    return next();
  });
  export const protectedProcedure = t.procedure.use(({ ctx, next }) => {
    if (!ctx.session?.user) throw new TRPCError({ code: "UNAUTHORIZED" });
    return next();
  });
  export const adminProcedure = protectedProcedure.use(({ ctx, next }) => {
    if (ctx.session.user.role !== "ADMIN") throw new TRPCError({ code: "FORBIDDEN" });
    return next();
  });`;

/** A store with one router, served by Express. */
const store = (routers: string, before = "") => ({
  "package.json": '{ "dependencies": { "express": "5.0.0", "@trpc/server": "11.0.0" } }',
  "src/builders/trpc.ts": BUILDERS,
  "src/routers.ts": `
    import { adminProcedure, limitedProcedure, protectedProcedure, publicProcedure, router } from "./builders/trpc";
    export const appRouter = router({ ${routers} });`,
  "src/server.ts": `
    import express from "express";
    import { createExpressMiddleware } from "@trpc/server/adapters/express";
    import { appRouter } from "./routers";
    const app = express();
    app.use("/trpc", ${before} createExpressMiddleware({ router: appRouter }));`,
});

const setPrice = `({ ctx, input }) => ctx.db.product.update({ where: { id: input.id }, data: { price: input.price } })`;
const cart = `cart: router({ add: protectedProcedure.mutation(({ ctx, input }) => ctx.db.cartItem.create({ data: { userId: ctx.session.user.id } })) })`;

describe("procedures that anybody may call", () => {
  const told = (routers: string, before = "") =>
    projectFindings(open, store(routers, before)).map(
      ({ level, message }) => `${level} ${message}`,
    );

  it("are told where they change or list what is for staff", () => {
    expect(
      told(`products: router({ setPrice: publicProcedure.input(z.any()).mutation(${setPrice}) })`),
    ).toEqual([
      expect.stringMatching(
        /^error Anybody may call products\.setPrice: .*ctx\.db\.product\.update/,
      ),
    ]);
    expect(
      told(
        `orders: router({ getAll: publicProcedure.query(({ ctx }) => ctx.db.order.findMany()) })`,
      ),
    ).toEqual([
      expect.stringMatching(/^error Anybody may call orders\.getAll: .*lists those of all/),
    ]);
    expect(
      told(
        `users: router({ getAllUsers: publicProcedure.query(({ ctx }) => ctx.db.user.findMany({ orderBy: { name: "asc" } })) })`,
      ),
    ).toHaveLength(1);
    expect(
      told(
        `admin: router({ revenue: publicProcedure.query(({ ctx }) => ctx.db.order.aggregate({ _sum: { total: true } })) })`,
      ),
    ).toHaveLength(1);
    expect(
      told(
        `orders: router({ setStatus: publicProcedure.mutation(({ ctx, input }) => ctx.db.order.update({ where: { id: input } })) })`,
      ),
    ).toHaveLength(1);
  });

  it("are not told where a builder, a middleware before them or they themselves ask", () => {
    expect(told(`products: router({ setPrice: adminProcedure.mutation(${setPrice}) })`)).toEqual(
      [],
    );
    expect(
      told(`products: router({ setPrice: publicProcedure.mutation(${setPrice}) })`, "requireAuth,"),
    ).toEqual([]);
    expect(
      told(
        `orders: router({ getAll: publicProcedure.query(({ ctx: { session }, input }) => { if (!session) return []; return session.db.order.findMany(); }) })`,
      ),
    ).toEqual([]);
    expect(
      told(
        `orders: router({ getAll: publicProcedure.query(async ({ ctx }) => { await assertStaff(ctx); return ctx.db.order.findMany(); }) })`,
      ),
    ).toEqual([]);
  });

  it("are not told of what visitors do, and of what a shop shows", () => {
    expect(
      told(`
        order: router({ create: publicProcedure.mutation(({ ctx }) => ctx.db.order.create({ data: {} })) }),
        cart: router({ update: publicProcedure.mutation(({ ctx }) => ctx.db.cart.update({ data: {} })) }),
        products: router({
          list: publicProcedure.query(({ ctx }) => ctx.db.product.findMany()),
          stockNotification: router({ unsubscribe: publicProcedure.mutation(({ ctx }) => ctx.db.delete(stockNotifications).where(1)) }),
          like: publicProcedure.mutation(({ ctx }) => ctx.db.product.update({ data: { likes: { increment: 1 } } })),
        }),
        orders: router({ byId: publicProcedure.query(({ ctx, input }) => ctx.db.order.findUnique({ where: { id: input } })) }),
        users: router({
          signUp: publicProcedure.mutation(({ ctx }) => ctx.db.user.create({ data: {} })),
          getAll: publicProcedure.query(({ ctx, input }) => ctx.db.user.findMany({ where: { shop: input } })),
        })`),
    ).toEqual([]);
  });

  it("are a guess where nothing serves them", () => {
    const { "src/server.ts": _, ...files } = store(
      `products: router({ setPrice: publicProcedure.mutation(${setPrice}) })`,
    );
    expect(projectFindings(open, files).map(({ level }) => level)).toEqual(["information"]);
  });

  it("have one rule that tells them", () => {
    const files = store(
      `admin: router({ orders: publicProcedure.query(({ ctx }) => ctx.db.order.findMany()), clear: publicProcedure.mutation(({ ctx }) => ctx.db.order.deleteMany()) })`,
    );
    expect(projectFindings(missing, files)).toEqual([]);
    expect(projectFindings(open, files)).toHaveLength(2);
  });
});

describe("procedures that ask for a login alone", () => {
  const told = (routers: string) =>
    projectFindings(roles, store(routers)).map(({ underlined }) => underlined);
  const remove = `({ ctx, input }) => ctx.db.product.delete({ where: { id: input } })`;

  it("are told where they change what is for sale, as customers have the same login", () => {
    expect(
      told(
        `${cart}, products: router({ remove: protectedProcedure.mutation(${remove}), add: adminProcedure.mutation(({ ctx }) => ctx.db.product.create({})) })`,
      ),
    ).toEqual(["protectedProcedure.mutation"]);
  });

  it("are not told where they ask for a role, know whose it is, or where no customer logs in", () => {
    expect(
      told(`${cart}, products: router({ remove: adminProcedure.mutation(${remove}) })`),
    ).toEqual([]);
    expect(
      told(
        `${cart}, products: router({ remove: protectedProcedure.mutation(({ ctx, input }) => ctx.db.product.delete({ where: { id: input, shopId: ctx.session.user.shopId } })) })`,
      ),
    ).toEqual([]);
    expect(
      told(
        `${cart}, products: router({ remove: protectedProcedure.mutation(async ({ ctx, input }) => { await requireSeller(ctx); return ctx.db.product.delete({ where: { id: input } }); }) })`,
      ),
    ).toEqual([]);
    expect(told(`products: router({ remove: protectedProcedure.mutation(${remove}) })`)).toEqual(
      [],
    );
    expect(
      told(
        `${cart}, reviews: router({ remove: protectedProcedure.mutation(({ ctx, input }) => ctx.db.review.delete({ where: { id: input } })) })`,
      ),
    ).toEqual([]);
  });
});

describe("procedures under the rules for all routes", () => {
  it("limit how often a password, or a code, may be tried", () => {
    const login = (builder: string) =>
      store(
        `auth: router({ signIn: ${builder}.mutation(({ ctx, input }) => bcrypt.compare(input.password, ctx.hash)), verifyOtp: ${builder}.mutation(({ ctx, input }) => ctx.db.otp.findFirst({ where: { otp: input } })) })`,
      );
    expect(projectFindings(logins, login("publicProcedure"))).toHaveLength(1);
    expect(projectFindings(logins, login("limitedProcedure"))).toEqual([]);
    expect(
      projectFindings(
        logins,
        store(`ebay: router({ authenticate: adminProcedure.mutation(() => ebay.url()) })`),
      ),
    ).toEqual([]);
    expect(projectFindings(codes, login("publicProcedure"))).toHaveLength(1);
    expect(projectFindings(codes, login("limitedProcedure"))).toEqual([]);
  });

  it("change nothing in queries, which are asked for with GET", () => {
    const remove = (verb: string) =>
      store(
        `product: router({ remove: protectedProcedure.${verb}(({ ctx, input }) => ctx.db.product.delete({ where: { id: input } })) })`,
      );
    expect(projectFindings(links, remove("query"))).toHaveLength(1);
    expect(projectFindings(links, remove("mutation"))).toEqual([]);
  });

  it("set no password for whoever is named", () => {
    const reset = (asks: string) =>
      store(
        `user: router({ resetPassword: publicProcedure.mutation(async ({ ctx, input }) => { ${asks} await ctx.db.user.update({ where: { email: input.email }, data: { password: await bcrypt.hash(input.password, 12) } }); }) })`,
      );
    expect(projectFindings(passwords, reset(""))).toHaveLength(1);
    expect(
      projectFindings(
        passwords,
        reset("await ctx.db.resetToken.findFirstOrThrow({ where: { token: input.token } });"),
      ),
    ).toEqual([]);
  });
});
