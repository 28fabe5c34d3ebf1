import { rule } from "../../../src/rules/access-control/state-change-on-get/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const app = (code: string): string => `
  import express from "express"; import { prisma } from "./db"; import { isStaff } from "./auth";
  const app = express();
  ${code}
`;
const wipe = `async (req, res) => { await prisma.order.delete({ where: { id: req.params.id } }); res.end(); }`;

testRule(rule, {
  valid: [
    {
      name: "a log-out by form",
      code: app('app.post("/logout", (req, res) => req.session.destroy(() => res.redirect("/")));'),
    },
    {
      name: "a page that says how to log out",
      code: app('app.get("/logout", (req, res) => res.render("logout"));'),
    },
    { name: "a form", code: app(`app.post("/orders/:id/delete", isStaff, ${wipe});`) },
    {
      name: "a view is counted",
      code: app(
        `app.get("/products/:slug", async (req, res) => { res.json(await prisma.product.update({ data: { views: { increment: 1 } } })); });`,
      ),
    },
    {
      name: "back from the payment provider",
      code: app(
        `app.get("/orders/:id/complete/return", async (req, res) => { await prisma.order.update({}); });`,
      ),
    },
    { name: "out of a mail", code: app(`app.get("/newsletter/unsubscribe/remove/:id", ${wipe});`) },
    {
      name: "a token in the link",
      code: app(
        `app.get("/orders/:id/cancel", async (req, res) => { await prisma.order.update({ where: { cancelToken: req.query.cancelToken } }); });`,
      ),
    },
    {
      name: "a machine with a secret",
      code: app(
        `app.get("/carts/clear", async (req, res) => { if (req.headers.authorization !== process.env.CRON_SECRET) return res.end(); await prisma.cart.deleteMany(); });`,
      ),
    },
    {
      name: "the form that asks first",
      code: app(`app.get("/orders/:id/delete", (req, res) => res.render("sure"));`),
    },
    {
      name: "only reads",
      code: app(
        `app.get("/orders/canceled", async (req, res) => res.json(await prisma.order.findMany()));`,
      ),
    },
  ],
  invalid: [
    {
      name: "a log-out by link",
      code: app(
        'app.get("/logout", (req, res) => { req.session.destroy(() => res.redirect("/")); });',
      ),
      findings: [
        {
          at: 'app.get("/logout"',
          level: "information",
          message: "session.destroy",
        },
      ],
    },
    {
      name: "a job by link",
      code: app(
        'app.get("/catalogue/refresh", async (req, res) => { await importQueue.add("all", {}); res.end(); });',
      ),
      findings: [{ at: 'app.get("/catalogue/refresh"', level: "warning" }],
    },
    {
      name: "deletes",
      code: app(`app.get("/admin/orders/delete/:id", isStaff, ${wipe});`),
      findings: [
        {
          at: `app.get("/admin/orders/delete/:id"`,
          level: "warning",
          message: "prisma.order.delete",
        },
      ],
    },
    {
      name: "by the handler's name, in CommonJS",
      path: "routes/cart.js",
      code: `const express = require("express"); const app = express(); const { pool } = require("../db");
const emptyCart = async (req, res) => { await pool.query("DELETE FROM cart_items WHERE cart = $1", [req.session.cart]); res.redirect("/cart"); };
app.get("/cart/now", emptyCart);`,
      findings: [{ at: `app.get("/cart/now"` }],
    },
    {
      name: "Next",
      path: "app/api/orders/[id]/approve/route.ts",
      files: { "package.json": '{ "dependencies": { "next": "16.0.0" } }' },
      code: `import { prisma } from "@/db"; export async function GET(request, { params }) { await prisma.order.update({ where: { id: params.id }, data: { approved: true } }); return Response.json({}); }`,
      findings: [{ at: "async function GET(request, { params })" }],
    },
    {
      name: "Nest",
      files: { "package.json": '{ "dependencies": { "@nestjs/core": "10.0.0" } }' },
      code: `import { Controller, Get, Param } from "@nestjs/common"; @Controller("coupons") export class Coupons { constructor(private prisma: Prisma) {}
@Get(":id/disable") disable(@Param("id") id) { return this.prisma.coupon.update({ where: { id }, data: { active: false } }); } }`,
      findings: [{ at: `@Get(":id/disable") disable(@Param("id") id)` }],
    },
    {
      name: "Koa",
      code: `import Koa from "koa"; import Router from "@koa/router"; import { Product } from "./models"; const app = new Koa(); const router = new Router();
router.get("/products/:id/remove", async (ctx) => { await Product.deleteOne({ _id: ctx.params.id }); }); app.use(router.routes());`,
      findings: [{ at: `router.get("/products/:id/remove"` }],
    },
  ],
});
