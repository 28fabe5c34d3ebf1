import { describe, expect, it } from "vitest";
import { addressOf } from "../../../src/engine/routes/address.ts";
import { routesOf, tableOf } from "./table.ts";

const MANIFEST = '{ "dependencies": { "@trpc/server": "11.0.0", "next": "15.0.0" } }';

/** Builders as a starter has them. */
const BUILDERS = `
  import { initTRPC, TRPCError } from "@trpc/server";
  const t = initTRPC.context().create();
  export const createTRPCRouter = t.router;
  export const mergeRouters = t.mergeRouters;
  const timing = t.middleware(async ({ next, path }) => {
    const start = Date.now();
    const result = await next();
    console.log(path, Date.now() - start);
    return result;
  });
  export const publicProcedure = t.procedure.use(timing);
  export const protectedProcedure = publicProcedure.use(({ ctx, next }) => {
    if (!ctx.session || !ctx.session.user) throw new TRPCError({ code: "UNAUTHORIZED" });
    return next({ ctx: { session: { ...ctx.session, user: ctx.session.user } } });
  });
  export const adminProcedure = protectedProcedure.use(async ({ ctx, next }) => {
    if (ctx.session.user.role !== "ADMIN") throw new TRPCError({ code: "FORBIDDEN" });
    return next();
  });`;

const NEXT_HANDLER = `
  import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
  import { appRouter } from "../../../../server/root";
  import { createContext } from "../../../../server/context";
  const handler = (req) => fetchRequestHandler({ endpoint: "/api/trpc", req, router: appRouter, createContext: () => createContext(req) });
  export { handler as GET, handler as POST };`;

const CONTEXT = `
  import { getServerSession } from "next-auth";
  export const createContext = async (req) => ({ session: await getServerSession(req), headers: req.headers });`;

const shop = (routers: string, more: Readonly<Record<string, string>> = {}) => ({
  "package.json": MANIFEST,
  "src/server/trpc.ts": BUILDERS,
  "src/server/context.ts": CONTEXT,
  "src/app/api/trpc/[trpc]/route.ts": NEXT_HANDLER,
  "src/server/root.ts": routers,
  ...more,
});

/** Without the route of the handler, which is there whatever the routers say. */
function procedures(files: Readonly<Record<string, string>>): string[] {
  return routesOf(files).filter((each) => /^(?:QUERY|MUTATION|SUBSCRIPTION) /.test(each));
}

describe("procedures of tRPC", () => {
  it("ask for what their builders ask for, along chains and across files", () => {
    const files = shop(
      `import { createTRPCRouter, mergeRouters, publicProcedure } from "./trpc";
       import { products } from "./products";
       import { orders } from "./orders";
       export const appRouter = createTRPCRouter({ products, admin: createTRPCRouter({ orders }), health: publicProcedure.query(() => "ok") });`,
      {
        "src/server/products.ts": `
          import { z } from "zod";
          import { adminProcedure, createTRPCRouter, publicProcedure } from "./trpc";
          export const products = createTRPCRouter({
            list: publicProcedure.query(({ ctx }) => ctx.db.product.findMany()),
            remove: adminProcedure.input(z.string()).mutation(({ ctx, input }) => ctx.db.product.delete({ where: { id: input } })),
            rename: publicProcedure.input(z.string()).mutation(({ ctx, input }) => ctx.db.product.update({ where: { id: input }, data: {} })),
          });`,
        "src/server/orders.ts": `
          import type { TRPCRouterRecord } from "@trpc/server";
          import { listOrders } from "./list-orders";
          import { protectedProcedure } from "./trpc";
          export const orders = {
            list: listOrders,
            watch: protectedProcedure.subscription(async function* () {}),
          } satisfies TRPCRouterRecord;`,
        "src/server/list-orders.ts": `
          import { protectedProcedure } from "./trpc";
          export const listOrders = protectedProcedure.query(({ ctx }) => ctx.db.order.findMany());`,
      },
    );
    expect(procedures(files)).toEqual([
      "QUERY /api/trpc/admin/orders/list admin authentication",
      "SUBSCRIPTION /api/trpc/admin/orders/watch admin authentication",
      "QUERY /api/trpc/health public",
      "QUERY /api/trpc/products/list public",
      "MUTATION /api/trpc/products/remove admin authentication authentication role validation",
      "MUTATION /api/trpc/products/rename public validation",
    ]);
    const [first] = tableOf(files).filter(({ framework }) => framework === "trpc");
    expect(first).toMatchObject({
      procedure: "admin.orders.list",
      file: "src/server/list-orders.ts",
      effects: [{ does: "read", on: "ctx.db.order.findMany" }],
    });
    expect(first && addressOf(first)).toBe("/api/trpc/admin.orders.list");
  });

  it("are merged, loaded later, spread and made by functions", () => {
    expect(
      procedures(
        shop(
          `import { lazy } from "@trpc/server";
           import { adminProcedure, createTRPCRouter, mergeRouters, publicProcedure, protectedProcedure } from "./trpc";
           const shared = { ping: publicProcedure.query(() => 1) };
           const one = createTRPCRouter({ ...shared, me: protectedProcedure.query(({ ctx }) => ctx.session.user) });
           const made = (builder) => createTRPCRouter({ all: adminProcedure.query(() => []) });
           const stock = (role) => protectedProcedure.use(({ ctx, next }) => { if (ctx.session.user.role !== role) throw new Error("no"); return next(); });
           export const appRouter = mergeRouters(one, createTRPCRouter({ users: made(0), later: lazy(() => import("./later")), stock: { set: stock("ADMIN").mutation(() => 1) } }));`,
          {
            "src/server/later.ts": `
              import { createTRPCRouter, protectedProcedure } from "./trpc";
              export const laterRouter = createTRPCRouter({ all: protectedProcedure.query(() => []) });`,
          },
        ),
      ),
    ).toEqual([
      "QUERY /api/trpc/later/all customer authentication",
      "QUERY /api/trpc/me customer authentication",
      "QUERY /api/trpc/ping public",
      "MUTATION /api/trpc/stock/set admin authentication authentication role",
      "QUERY /api/trpc/users/all admin authentication authentication role",
    ]);
  });

  it("are guarded by what a middleware throws, and by what they throw themselves", () => {
    expect(
      procedures({
        ...shop(`
          import { createTRPCRouter, publicProcedure } from "./trpc";
          import { TRPCError, experimental_standaloneMiddleware } from "@trpc/server";
          import { limitOf, unknown } from "somewhere";
          const limited = publicProcedure.use(async ({ ctx, next }) => {
            const { success } = await limitOf(ctx.ip);
            if (!success) throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
            return next();
          });
          const alone = experimental_standaloneMiddleware().create(({ ctx, next }) => {
            if (!ctx.userId) throw new TRPCError({ code: "UNAUTHORIZED" });
            return next();
          });
          const open = publicProcedure.use(({ ctx, next }) => {
            if (!ctx.settings.isOpen) throw new TRPCError({ code: "FORBIDDEN" });
            return next();
          });
          export const appRouter = createTRPCRouter({
            a: limited.mutation(() => 1),
            b: publicProcedure.use(alone).query(() => 1),
            c: open.query(() => 1),
            d: publicProcedure.use(unknown).query(() => 1),
            e: publicProcedure.query(({ ctx: { session } }) => { if (!session) throw new TRPCError({ code: "UNAUTHORIZED" }); return 1; }),
            f: publicProcedure.query(({ ctx }) => { const { user } = ctx; if (!user) throw new TRPCError({ code: "UNAUTHORIZED" }); return 1; }),
            g: publicProcedure.query((opts) => { if (!opts.ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" }); return 1; }),
          });`),
      }),
    ).toEqual([
      "MUTATION /api/trpc/a public rate-limit",
      "QUERY /api/trpc/b customer authentication",
      "QUERY /api/trpc/c unknown authentication?",
      "QUERY /api/trpc/d unknown",
      "QUERY /api/trpc/e customer (authentication)",
      "QUERY /api/trpc/f customer (authentication)",
      "QUERY /api/trpc/g customer (authentication)",
    ]);
  });

  it("meet what stands before the adapter", () => {
    const express = (use: string) => ({
      "package.json": '{ "dependencies": { "express": "5.0.0", "@trpc/server": "11.0.0" } }',
      "src/server/trpc.ts": BUILDERS,
      "src/server/root.ts": `
        import { createTRPCRouter, publicProcedure } from "./trpc";
        export const appRouter = createTRPCRouter({ remove: publicProcedure.mutation(() => 1) });`,
      "src/index.ts": `
        import express from "express";
        import { createExpressMiddleware } from "@trpc/server/adapters/express";
        import { appRouter } from "./server/root";
        const requireAuth = (req, res, next) => { if (!req.user) return res.status(401).end(); next(); };
        const app = express();
        const trpc = createExpressMiddleware({ router: appRouter, createContext: ({ req }) => ({ req }) });
        ${use}
        app.listen(3000);`,
    });
    expect(procedures(express(`app.use("/trpc", trpc);`))).toEqual([
      "MUTATION /trpc/remove public",
    ]);
    expect(procedures(express(`app.use("/trpc", requireAuth, trpc);`))).toEqual([
      "MUTATION /trpc/remove customer authentication",
    ]);
    expect(procedures(express(`app.use("/other", requireAuth); app.use("/trpc", trpc);`))).toEqual([
      "MUTATION /trpc/remove public",
    ]);
    expect(procedures(express(""))).toEqual(["MUTATION …/remove unknown"]);
  });

  it("are served by a server of their own, by Fastify and by Hono", () => {
    const server = (code: string) =>
      procedures({
        "package.json":
          '{ "dependencies": { "fastify": "5.0.0", "hono": "4.0.0", "@trpc/server": "11.0.0" } }',
        "server.ts": `
          import { initTRPC } from "@trpc/server";
          const { router, procedure } = initTRPC.create();
          const appRouter = router({ orders: router({ list: procedure.query(() => []) }) });
          ${code}`,
      });
    expect(
      server(`
        import { createHTTPServer } from "@trpc/server/adapters/standalone";
        createHTTPServer({ router: appRouter }).listen(3000);`),
    ).toEqual(["QUERY /orders/list public"]);
    expect(
      server(`
        import Fastify from "fastify";
        import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
        const app = Fastify();
        app.addHook("onRequest", async (request, reply) => { await request.jwtVerify(); });
        app.register(fastifyTRPCPlugin, { prefix: "/rpc", trpcOptions: { router: appRouter } });`),
    ).toEqual(["QUERY /rpc/orders/list customer authentication"]);
    expect(
      server(`
        import { Hono } from "hono";
        import { trpcServer } from "@hono/trpc-server";
        const app = new Hono();
        app.use("/trpc/*", trpcServer({ router: appRouter }));
        export default app;`),
    ).toEqual(["QUERY /trpc/orders/list public"]);
  });

  it("are behind a context that turns away, and not behind one that only looks", () => {
    const withContext = (context: string) =>
      procedures({
        "package.json": '{ "dependencies": { "@trpc/server": "11.0.0" } }',
        "server.ts": `
          import { initTRPC, TRPCError } from "@trpc/server";
          import { createHTTPServer } from "@trpc/server/adapters/standalone";
          import jwt from "jsonwebtoken";
          const t = initTRPC.create();
          const appRouter = t.router({ list: t.procedure.query(() => []) });
          const createContext = async ({ req }) => { ${context} };
          createHTTPServer({ router: appRouter, createContext }).listen(3000);`,
      });
    expect(
      withContext(
        `if (!req.headers.authorization) throw new TRPCError({ code: "UNAUTHORIZED" }); return {};`,
      ),
    ).toEqual(["QUERY /list customer authentication"]);
    expect(
      withContext(
        `if (req.headers.authorization) return { user: jwt.verify(req.headers.authorization, key) }; return {};`,
      ),
    ).toEqual(["QUERY /list public"]);
    expect(withContext(`if (!process.env.KEY) throw new Error("no key"); return {};`)).toEqual([
      "QUERY /list unknown",
    ]);
  });

  it("are none of other things that are called so", () => {
    expect(
      procedures({
        "package.json": MANIFEST,
        "a.ts": `
          import { router, publicProcedure } from "./own";
          export const orders = router({ list: publicProcedure.query(() => []) });
          client.query("SELECT 1"); useQuery().mutation(() => 1);`,
        "own.ts":
          "export const router = (of) => of; export const publicProcedure = { query: (f) => f };",
      }),
    ).toEqual([]);
  });
});
