import { rule } from "../../../src/rules/access-control/missing-auth-admin-route/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const packages = (...names: readonly string[]): Readonly<Record<string, string>> => ({
  "package.json": JSON.stringify({
    dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])),
  }),
});
const express = (code: string): string => `
  import express from "express";
  import { prisma } from "./db";
  const app = express();
  ${code}
`;
testRule(rule, {
  valid: [
    {
      name: "SvelteKit, a stock behind a hook that asks for its folder",
      path: "src/routes/(staff)/stock/[id]/+server.ts",
      files: {
        ...packages("@sveltejs/kit", "better-sqlite3"),
        "src/hooks.server.ts": `export async function handle({ event, resolve }) {
          if (event.route.id?.startsWith("/(staff)") && !event.locals.user) throw redirect(303, "/log-in");
          return resolve(event);
        }`,
      },
      code: `import Database from "better-sqlite3";
        const db = new Database("shop.db");
        export async function PATCH({ params, request }) {
          const { left } = await request.json();
          db.prepare("UPDATE products SET stock = ? WHERE id = ?").run(Number(left), params.id);
          return new Response();
        }`,
    },
    {
      name: "Nuxt, a handler that asks for the role of who is there",
      path: "server/api/admin/orders.delete.ts",
      files: packages("nuxt"),
      code: `import { Order } from "../../models";
        export default defineEventHandler(async (event) => {
          if (event.context.user?.role !== "admin") throw createError({ statusCode: 403 });
          await Order.deleteMany({});
        });`,
    },
    {
      name: "Nuxt, a function of the server's own that the framework brings",
      path: "server/api/admin/orders.delete.ts",
      files: packages("nuxt"),
      code: `import { Order } from "../../models";
        export default defineEventHandler(async (event) => { await requireStaff(event); await Order.deleteMany({}); });`,
    },
    {
      name: "SvelteKit, behind a hook that asks for the path",
      path: "src/routes/admin/orders/+server.ts",
      files: {
        ...packages("@sveltejs/kit"),
        "src/hooks.server.ts": `export const handle = ({ event, resolve }) =>
          event.url.pathname.startsWith("/admin") && !event.locals.user ? new Response(null, { status: 401 }) : resolve(event);`,
      },
      code: `import { prisma } from "$lib/db"; export async function DELETE() { await prisma.order.deleteMany(); return new Response(); }`,
    },
    {
      name: "a middleware of Next that covers it",
      path: "app/api/admin/orders/route.ts",
      files: {
        ...packages("next"),
        "middleware.ts": `
          import { getToken } from "next-auth/jwt";
          export async function middleware(req) {
            const token = await getToken({ req });
            if (!token) return Response.redirect(new URL("/login", req.url));
          }
          export const config = { matcher: ["/api/admin/:path*"] };`,
      },
      code: `import { prisma } from "@/db"; export async function DELETE() { await prisma.order.deleteMany(); }`,
    },
    {
      name: "a guard for the whole application",
      files: {
        ...packages("@nestjs/core"),
        "src/app.module.ts": `
          import { APP_GUARD } from "@nestjs/core"; import { AuthGuard } from "@nestjs/passport";
          export const providers = [{ provide: APP_GUARD, useClass: AuthGuard("jwt") }];`,
      },
      code: `
        import { Controller, Delete } from "@nestjs/common";
        @Controller("admin/orders") export class Orders { constructor(private prisma: Prisma) {}
          @Delete() wipe() { return this.prisma.order.deleteMany(); } }`,
    },
    {
      name: "a test that answers 401",
      code: express(
        `app.get("/admin/orders", async (req, res) => { if (!known(req)) { res.status(401).end(); return; } res.json(await prisma.order.findMany()); });`,
      ),
    },
    {
      name: "an offer that a customer makes",
      code: express(
        `app.post("/api/offers", async (req, res) => { await prisma.offer.create({ data: req.body }); });`,
      ),
    },
    {
      name: "a service behind a gateway",
      path: "services/catalogue/src/app.ts",
      files: { "services/api-gateway/package.json": "{}", "services/catalogue/package.json": "{}" },
      code: express(
        `app.put("/products/:id", async (req, res) => { await prisma.product.update({}); });`,
      ),
    },
  ],
  invalid: [
    {
      name: "SvelteKit, a stock beside a hook that asks for another folder",
      path: "src/routes/stock/[id]/+server.ts",
      files: {
        ...packages("@sveltejs/kit", "better-sqlite3"),
        "src/hooks.server.ts": `export async function handle({ event, resolve }) {
          if (event.route.id?.startsWith("/(staff)") && !event.locals.user) throw redirect(303, "/log-in");
          return resolve(event);
        }`,
      },
      code: `import Database from "better-sqlite3";
        const db = new Database("shop.db");
        export async function PATCH({ params, request }) {
          const { left } = await request.json();
          db.prepare("UPDATE products SET stock = ? WHERE id = ?").run(Number(left), params.id);
          return new Response();
        }`,
      findings: [{ at: "async function PATCH({ params, request })" }],
    },
    {
      name: "a middleware of Next whose matcher leaves the API out",
      path: "app/api/admin/orders/route.ts",
      files: {
        ...packages("next"),
        "middleware.ts": `
          import { getToken } from "next-auth/jwt";
          export async function middleware(req) {
            const token = await getToken({ req });
            if (!token) return Response.redirect(new URL("/login", req.url));
          }
          export const config = { matcher: ["/((?!api|_next/static|favicon.ico).*)"] };`,
      },
      code: `import { prisma } from "@/db"; export async function DELETE() { await prisma.order.deleteMany(); }`,
      findings: [{ at: "async function DELETE()", level: "error" }],
    },
    {
      name: "SQL in Fastify",
      code: `
import Fastify from "fastify"; import { pool } from "./db";
const app = Fastify();
app.put("/backoffice/prices", async (request) => { await pool.query("UPDATE prices SET net = $1", [request.body.net]); });`,
      findings: [{ at: `app.put("/backoffice/prices"`, message: "UPDATE prices" }],
    },
    {
      name: "Next, app folder",
      path: "src/app/api/admin/customers/route.ts",
      files: packages("next"),
      code: `import { db } from "@/db"; import { customers } from "@/schema";
export async function GET() { return Response.json(await db.select().from(customers)); }`,
      findings: [{ at: "async function GET()" }],
    },
    {
      name: "a service of Nest",
      files: {
        ...packages("@nestjs/core"),
        "src/orders.service.ts": `import { Repository } from "typeorm";
          export class OrdersService { constructor(private readonly repo: Repository<Order>) {}
            cancel(id) { return this.repo.update(id, { state: "cancelled" }); } }`,
      },
      code: `import { Controller, Post, Param } from "@nestjs/common"; import { OrdersService } from "./orders.service";
@Controller("admin/orders")
export class AdminOrders { constructor(private readonly orders: OrdersService) {}
  @Post(":id/cancel") cancel(@Param("id") id) { return this.orders.cancel(id); } }`,
      findings: [{ at: `@Post(":id/cancel") cancel(@Param("id") id)` }],
    },
    {
      name: "Hono, mounted below a path",
      code: `import { Hono } from "hono"; import { db } from "./db"; import { products } from "./schema";
const admin = new Hono();
admin.delete("/products/:id", async (c) => { await db.delete(products); return c.json({}); });
const app = new Hono();
app.route("/admin", admin);
export default app;`,
      findings: [{ at: `admin.delete("/products/:id"`, message: "DELETE /admin/products/:id" }],
    },
    {
      name: "Koa",
      code: `import Koa from "koa"; import Router from "@koa/router"; import { Product } from "./models";
const app = new Koa(); const router = new Router({ prefix: "/staff" });
router.delete("/stock/:sku", async (ctx) => { await Product.deleteOne({ sku: ctx.params.sku }); });
app.use(router.routes());`,
      findings: [{ at: `router.delete("/stock/:sku"` }],
    },
    {
      name: "Nuxt, with names that nobody imports",
      path: "server/api/admin/customers.get.ts",
      files: packages("nuxt"),
      code: `import mongoose from "mongoose";
const Customer = mongoose.model("Customer", new mongoose.Schema({ email: String }));
export default defineEventHandler(async () => {
  return Customer.find();
});`,
      findings: [{ at: "async ()", message: "GET /api/admin/customers" }],
    },
    {
      name: "SvelteKit, an action of a page",
      path: "src/routes/admin/orders/+page.server.ts",
      files: packages("@sveltejs/kit"),
      code: `import { prisma } from "$lib/db";
export const actions = {
  remove: async ({ request }) => { await prisma.order.deleteMany(); },
};`,
      findings: [{ at: "async ({ request })", message: "POST /admin/orders" }],
    },
  ],
});
