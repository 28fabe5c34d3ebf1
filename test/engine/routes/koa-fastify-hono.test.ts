import { describe, expect, it } from "vitest";
import { routesOf } from "./table.ts";

describe("routes of Koa", () => {
  it("go through routers with prefixes and middlewares", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "koa": "2.0.0", "@koa/router": "12.0.0" } }',
        "app.js": `
          const Koa = require("koa");
          const Router = require("@koa/router");
          const jwt = require("koa-jwt");
          const app = new Koa();
          const open = new Router({ prefix: "/api" });
          open.get("items", "/items", async (ctx) => { ctx.body = []; });
          const closed = new Router();
          closed.prefix("/me");
          closed.get("/orders", async (ctx) => {});
          closed.del("/orders/:id", async (ctx) => { if (ctx.state.user.role !== "admin") ctx.throw(403); });
          app.use(open.routes()).use(open.allowedMethods());
          app.use(jwt({ secret: "x" }));
          app.use(closed.routes());
        `,
      }),
    ).toEqual([
      "GET /api/items public",
      "GET /me/orders customer authentication",
      "DELETE /me/orders/:id admin authentication (authentication) (role)",
    ]);
  });
});

describe("routes of Fastify", () => {
  it("are those of plug-ins as well, whatever these call what they are handed", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "fastify": "5.0.0" } }',
        "index.js": `
          const fastify = require("fastify")();
          fastify.decorate("signedIn", async (request) => { await request.jwtVerify(); });
          fastify.register(require("./lists"), { prefix: "/lists" });
        `,
        "lists.js": `
          module.exports = async function (f) {
            f.addHook("onRequest", f.signedIn);
            f.get("/:id", async () => []);
          };
        `,
      }),
    ).toEqual(["GET /lists/:id customer authentication"]);
  });

  it("are open behind plug-ins that only add something to requests", () => {
    expect(
      routesOf({
        "package.json":
          '{ "dependencies": { "fastify": "5.0.0", "@fastify/jwt": "9.0.0", "@fastify/rate-limit": "10.0.0" } }',
        "app.js": `
          import Fastify from "fastify";
          import jwt from "@fastify/jwt";
          import cookie from "@fastify/cookie";
          import rateLimit from "@fastify/rate-limit";
          const app = Fastify();
          await app.register(jwt, { secret: process.env.JWT_SECRET });
          await app.register(cookie);
          await app.register(rateLimit, { global: false });
          app.get("/admin/orders", async () => []);
        `,
      }),
    ).toEqual(["GET /admin/orders public"]);
  });

  it("are guarded by what the application was decorated with, whatever type its request has", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "fastify": "5.0.0" } }',
        "guard.ts": `
          import fp from "fastify-plugin";
          import type { FastifyReply, FastifyRequest } from "fastify";
          export default fp(async (fastify) => {
            fastify.decorate("authenticate", async (request: FastifyRequest, reply: FastifyReply) => {
              try { await request.jwtVerify(); } catch { return reply.code(401).send({ message: "log in first" }); }
            });
          });
        `,
        "app.ts": `
          import Fastify, { type FastifyInstance } from "fastify";
          import guard from "./guard";
          const app = Fastify();
          app.register(guard);
          app.register(async function orders(server: FastifyInstance) {
            server.get("/orders", { onRequest: [server.authenticate] }, async () => []);
          });
        `,
      }),
    ).toEqual(["GET /orders customer authentication"]);
  });

  it("have the hooks of their context, wherever those are added", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "fastify": "5.0.0" } }',
        "app.ts": `
          import Fastify from "fastify";
          import fp from "fastify-plugin";
          import admin from "./admin";
          const app = Fastify();
          app.register(fp(async (instance) => { instance.decorate("authenticate", async (request, reply) => { await request.jwtVerify(); }); }));
          app.get("/", async () => "ok");
          app.post("/orders", { schema: { body: {} }, preHandler: [app.authenticate] }, async (request) => {});
          app.register(admin, { prefix: "/admin" });
          app.route({ method: ["GET", "HEAD"], url: "/items", handler: async () => [] });
        `,
        "admin.ts": `
          import type { FastifyPluginAsync } from "fastify";
          const plugin: FastifyPluginAsync = async (fastify) => {
            fastify.get("/users", async () => []);
            fastify.addHook("preHandler", async (request, reply) => {
              if (!request.user?.isAdmin) return reply.code(403).send();
            });
          };
          export default plugin;
        `,
      }),
    ).toEqual([
      "GET / public",
      "GET /admin/users admin authentication role",
      "GET /items public",
      "HEAD /items public",
      "POST /orders customer validation authentication",
    ]);
  });
});

describe("routes of Hono", () => {
  it("are mounted with `route` and have paths below a base", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "hono": "4.0.0" } }',
        "admin.ts": `
          import { Hono } from "hono"; import { bearerAuth } from "hono/bearer-auth";
          const admin = new Hono();
          admin.use(bearerAuth({ token: process.env.TOKEN }));
          admin.get("/orders", (c) => c.json([]));
          export default admin;`,
        "app.ts": `
          import { Hono } from "hono"; import admin from "./admin";
          const app = new Hono().basePath("/api");
          const own = async (c, next) => { if (!c.get("user")) return c.json({}, 401); await next(); };
          app.route("/admin", admin);
          app.post("/cart", own, (c) => c.json({}));
          app.get("/products", (c) => c.json([]));
          export default app;`,
      }),
    ).toEqual([
      "GET /api/admin/orders admin authentication",
      "POST /api/cart customer authentication",
      "GET /api/products public",
    ]);
  });
});

it("reads chains of routes to their beginning", () => {
  const many = Array.from({ length: 12 }, (_, i) => `.get("/items/${i}", (c) => c.json(${i}))`);
  const routes = routesOf({
    "package.json": '{ "dependencies": { "hono": "4.0.0" } }',
    "app.ts": `import { Hono } from "hono";
      export const app = new Hono()${many.join("\n")};`,
  });
  expect(routes).toHaveLength(12);
  expect(routes.every((each) => each.endsWith(" public"))).toBe(true);
});
