import { rule } from "../../../src/rules/access-control/auth-without-role-check/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = {
  "src/auth.ts": `import jwt from "jsonwebtoken";
    export const isAuth = (req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); };
    export const isAdmin = (req, res, next) => { if (req.user.role !== "admin") return res.status(403).end(); next(); };
    export const adminAuth = (req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.ADMIN_KEY); next(); };`,
};
const app = (code: string): string => `
  import express from "express"; import { isAuth, isAdmin, adminAuth } from "./auth"; import { prisma } from "./db";
  const app = express();
  ${code}
`;
const cart = `app.get("/cart", isAuth, async (req, res) => res.json(await prisma.cart.findMany({})));`;
const wipe = `async (req, res) => { await prisma.order.deleteMany(); res.end(); }`;
const nest = (guards: string): string => `
  import { Controller, Delete, Get, UseGuards } from "@nestjs/common"; import { AuthGuard } from "@nestjs/passport"; import { RolesGuard } from "./roles";
  @Controller("profile") @UseGuards(AuthGuard("jwt")) export class Profile { @Get() own() { return 1; } }
  @Controller("admin/orders") @UseGuards(${guards}) export class Orders { constructor(private prisma: Prisma) {}
    @Delete() wipe() { return this.prisma.order.deleteMany(); } }`;

const next = {
  path: "app/api/admin/products/route.ts",
  files: {
    "package.json": '{ "dependencies": { "next": "15.5.0", "next-auth": "4.24.11" } }',
    "app/api/account/route.ts": `import { getServerSession } from "next-auth"; import { prisma } from "../../db";
      export async function POST(request) { const session = await getServerSession();
        if (!session) return new Response("No", { status: 401 });
        return Response.json(await prisma.address.create({ data: { customerId: session.user.id } })); }`,
  },
};
const patch = (
  asked: string,
): string => `import { getServerSession } from "next-auth"; import { prisma } from "../../../db";
export async function PATCH(request) { const session = await getServerSession(); ${asked}
  const { id, price } = await request.json();
  return Response.json(await prisma.product.update({ where: { id }, data: { price } })); }`;

/** Routes of films, of which each is guarded in its own way. */
const films = (
  post: string,
  put: string,
  remove: string,
  body = "await prisma.film.update({ where: { id: req.params.id }, data: { title: req.body.title } }); res.end();",
): string =>
  app(`app.post("/films", ${post}, async (req, res) => { await prisma.film.create({ data: { title: req.body.title } }); res.end(); });
  app.put("/films/:id", ${put}, async (req, res) => { ${body} });
  app.delete("/films/:id", ${remove}, async (req, res) => { await prisma.film.delete({ where: { id: req.params.id } }); res.end(); });`);

/** A page of the back office whose guard asks for a role where it is told one. */
const desk = (asked: string): string => `
  import { needsPerson } from "../people.server"; import { prisma } from "../db";
  export async function action({ request }) { ${asked} await prisma.payout.updateMany({ data: { done: true } }); return null; }`;
const remix = {
  path: "app/routes/admin.payouts.tsx",
  files: {
    "package.json": '{ "dependencies": { "@remix-run/node": "2.0.0" } }',
    "app/people.server.ts": `import { find } from "./rows";
      export async function needsPerson(request, options = {}) { const person = await find(request);
        if (!person) throw new Response(null, { status: 401 });
        if (options.rank && person.role !== options.rank) throw new Response(null, { status: 403 });
        return person; }`,
  },
};
/** Procedures of server actions whose role stands in one of them. */
const actions = (check: string, made = "ADMIN"): string => `"use server";
import { auth } from "@clerk/nextjs/server"; import { prisma } from "../db";
export async function createTrip(data) { const { userId, sessionClaims } = await auth(); if (!userId) throw new Error("Unauthorized");
  ${made === "ADMIN" ? 'if (sessionClaims.role !== "admin") throw new Error("Forbidden");' : ""} await prisma.trip.create({ data: { title: data.title } }); }
export async function deleteTrip(id) { const { userId, sessionClaims } = await auth(); if (!userId) throw new Error("Unauthorized");
  if (sessionClaims.role !== "admin") throw new Error("Forbidden"); await prisma.trip.delete({ where: { id } }); }
export async function updateTrip(id, title) { const { userId } = await auth(); ${check}
  await prisma.trip.update({ where: { id }, data: { title } }); }`;
const clerk = {
  path: "app/trips/actions.ts",
  files: { "package.json": '{ "dependencies": { "next": "15.0.0", "@clerk/nextjs": "6.0.0" } }' },
};
const hono = (publish: string): string => `
import { Hono } from "hono"; import { jwt } from "hono/jwt"; import { db } from "./db"; import { concertsTable } from "./schema";
const app = new Hono(); const login = jwt({ secret: process.env.KEY });
const clerk = async (c, next) => { if (c.get("jwtPayload").role !== "clerk") return c.json({}, 403); await next(); };
app.put("/desk/concerts/:id", login, clerk, async (c) => { await db.update(concertsTable).set({ price: 1 }); return c.json({}); });
app.post("/concerts/:id/${publish}", login, async (c) => { await db.update(concertsTable).set({ live: true }); return c.json({}); });
export default app;`;

testRule(rule, {
  valid: [
    {
      name: "a guard that is told a role",
      ...remix,
      code: desk('await needsPerson(request, { rank: "clerk" });'),
    },
    {
      name: "a guard that is told no role, and a role that is asked for beside it",
      ...remix,
      code: desk(
        'const me = await needsPerson(request); if (me.role !== "clerk") throw new Response(null, { status: 403 });',
      ),
    },
    {
      name: "a guard that is told no role before what customers do",
      ...remix,
      path: "app/routes/wishes.tsx",
      code: desk("await needsPerson(request);"),
    },
    { name: "what everybody does with records that staff changes", code: hono("likes") },
    {
      name: "actions: whose record it is is asked",
      ...clerk,
      code: actions(
        'if (!userId) throw new Error("No"); if ((await prisma.trip.findFirst({ where: { id } })).guideId !== userId) throw new Error("No");',
      ),
    },
    {
      name: "actions: customers make such records",
      ...clerk,
      code: actions('if (!userId) throw new Error("Unauthorized");', "anybody"),
    },
    {
      name: "all changes of a record behind the same guard",
      code: films("isAuth, isAdmin", "isAuth, isAdmin", "isAuth, isAdmin"),
      files,
    },
    {
      name: "records that customers make and staff removes",
      code: films("isAuth", "isAuth", "isAuth, isAdmin"),
      files,
    },
    {
      name: "a change that asks whose it is",
      code: films(
        "isAuth, isAdmin",
        "isAuth",
        "isAuth, isAdmin",
        "await prisma.film.updateMany({ where: { id: req.params.id, owner: req.user.id }, data: { title: req.body.title } }); res.end();",
      ),
      files,
    },
    {
      name: "a change behind something that is not known",
      code: films("isAuth, isAdmin", "isAuth, gate", "isAuth, isAdmin"),
      files,
    },
    {
      name: "Next: a role in the handler",
      ...next,
      code: patch(
        'if (session?.user.role !== "admin") return new Response("No", { status: 401 });',
      ),
    },
    {
      name: "Next: a refusal that is about rights",
      ...next,
      code: patch(
        'if (!session) return new Response("No", { status: 401 }); if (!(await mayEdit(session))) return new Response("No", { status: 403 });',
      ),
    },
    {
      name: "Next: a middleware that is not understood",
      ...next,
      files: {
        ...next.files,
        "middleware.ts":
          'import { gate } from "@acme/gate"; export default gate(); export const config = { matcher: ["/api/admin/:path*"] };',
      },
      code: patch('if (!session) return new Response("No", { status: 401 });'),
    },
    {
      name: "Next: a session that no customer has",
      ...next,
      files: { "package.json": next.files["package.json"] },
      code: patch('if (!session) return new Response("No", { status: 401 });'),
    },
    {
      name: "a role as well",
      files,
      code: app(`${cart} app.delete("/admin/orders", isAuth, isAdmin, ${wipe});`),
    },
    {
      name: "a role on the way",
      files,
      code: app(
        `${cart} app.use("/admin", isAuth, isAdmin); app.delete("/admin/orders", isAuth, ${wipe});`,
      ),
    },
    {
      name: "a guard for staff by its name",
      files,
      code: app(
        `app.get("/cart", adminAuth, (req, res) => res.end()); app.delete("/admin/orders", adminAuth, ${wipe});`,
      ),
    },
    {
      name: "a guard that stands before the back office only",
      files,
      code: app(`app.delete("/admin/orders", isAuth, ${wipe});`),
    },
    {
      name: "a role in the handler",
      files,
      code: app(
        `${cart} app.delete("/admin/orders", isAuth, async (req, res) => { if (req.user.role !== "admin") return res.sendStatus(403); await prisma.order.deleteMany(); });`,
      ),
    },
    {
      name: "something on the way that is not understood",
      files,
      code: app(
        `import { gate } from "@acme/gate"; ${cart} app.delete("/admin/orders", isAuth, gate, ${wipe});`,
      ),
    },
    {
      name: "nothing private and nothing changed",
      files,
      code: app(
        `${cart} app.get("/admin/theme", isAuth, async (req, res) => res.json(await prisma.theme.findMany()));`,
      ),
    },
    { name: "no back office", files, code: app(`${cart} app.delete("/orders", isAuth, ${wipe});`) },
    {
      name: "another guard of the same name",
      files: {
        ...files,
        "src/staff.ts": `import jwt from "jsonwebtoken"; import { Router } from "express"; import { prisma } from "./db";
          const isAuth = (req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.STAFF_KEY); next(); };
          export const router = Router(); router.delete("/orders", isAuth, ${wipe});`,
      },
      code: app(`import { router } from "./desk"; ${cart} app.use("/admin", router);`),
    },
  ],
  invalid: [
    {
      name: "a guard that would ask for a role if it were told one",
      ...remix,
      code: desk("await needsPerson(request);"),
      findings: [
        {
          at: "async function action({ request })",
          message: "`needsPerson` asks for a role where it is told one",
        },
      ],
    },
    {
      name: "one of two changes of orders, of which the other takes a role",
      files,
      code: app(`app.post("/orders/:id/refund", isAuth, isAdmin, async (req, res) => { await prisma.order.update({ where: { id: req.params.id }, data: { state: "refunded" } }); res.end(); });
  app.post("/orders/:id/mark-sent", isAuth, async (req, res) => { await prisma.order.update({ where: { id: req.params.id }, data: { state: "sent" } }); res.end(); });`),
      findings: [{ at: `app.post("/orders/:id/mark-sent"` }],
    },
    {
      name: "another change of what staff alone changes elsewhere",
      code: hono("publish"),
      findings: [{ at: 'app.post("/concerts/:id/publish"' }],
    },
    {
      name: "an action beside others that ask for a role",
      ...clerk,
      code: actions('if (!userId) throw new Error("Unauthorized");'),
      findings: [{ at: "async function updateTrip(id, title)" }],
    },
    {
      name: "one change of a record that asks for a login only",
      code: films("isAuth, isAdmin", "isAuth", "isAuth, isAdmin"),
      files,
      findings: [{ at: `app.put("/films/:id"` }],
    },
    {
      name: "a removal that asks for a login only",
      code: films("isAuth, isAdmin", "isAuth, isAdmin", "isAuth"),
      files,
      findings: [{ at: `app.delete("/films/:id"` }],
    },
    {
      name: "Next: the session of customers in the handler",
      ...next,
      code: patch('if (!session) return new Response("No", { status: 401 });'),
      findings: [
        {
          at: "async function PATCH(request)",
          message: "getServerSession lets customers in as well",
        },
      ],
    },
    {
      name: "the guard of customers",
      files,
      code: app(
        `${cart} app.delete("/admin/orders", isAuth, ${wipe}); app.put("/admin/orders", isAuth, ${wipe});`,
      ),
      findings: [
        {
          at: `app.delete("/admin/orders"`,
          level: "warning",
          message: "isAuth lets customers in as well, as on /cart",
        },
      ],
    },
    {
      name: "a router of another file, in CommonJS",
      path: "routes/admin.js",
      files: {
        "app.js": `const express = require("express"); const passport = require("passport"); const app = express();
          app.get("/account/orders", passport.authenticate("jwt"), (req, res) => res.end());
          app.use("/api/admin", passport.authenticate("jwt"), require("./routes/admin"));`,
      },
      code: `const router = require("express").Router(); const { pool } = require("../db");
router.get("/customers", async (req, res) => { res.json(await pool.query("SELECT * FROM customers")); });
module.exports = router;`,
      findings: [{ at: `router.get("/customers"`, message: "GET /api/admin/customers" }],
    },
    {
      name: "Nest",
      files: { "package.json": '{ "dependencies": { "@nestjs/core": "10.0.0" } }' },
      code: nest(`AuthGuard("jwt")`),
      findings: [{ at: "@Delete() wipe()" }],
    },
    {
      name: "Hono",
      code: `import { Hono } from "hono"; import { jwt } from "hono/jwt"; import { db } from "./db"; import { products } from "./schema";
const app = new Hono(); const login = jwt({ secret: process.env.KEY });
app.get("/me/orders", login, (c) => c.json([]));
app.post("/admin/products", login, async (c) => { await db.insert(products); return c.json({}); });
export default app;`,
      findings: [{ at: `app.post("/admin/products"` }],
    },
  ],
});
