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
const wipe = "async (req, res) => { await prisma.order.deleteMany(); res.end(); }";

/** Concerts that anybody may change, in a store where other routes ask who is there. */
const concerts = (path: string, asked = "login"): string =>
  express(`import { expressjwt } from "express-jwt"; const login = expressjwt({ secret: process.env.KEY, algorithms: ["HS256"] });
    app.get("/mine", ${asked === "" ? "" : "login, "}(req, res) => res.end());
    app.put("${path}", async (req, res) => { await prisma.concert.update({ where: { id: req.params.id }, data: { title: req.body.title } }); res.end(); });`);

/** A page whose loader asks who is there, with what its action does. */
const pageOf = (name: string, action: string, loader = "await needsPerson(request);") => ({
  path: `app/routes/${name}.tsx`,
  files: {
    ...packages("@remix-run/node", "@remix-run/react"),
    "app/people.server.ts": `import { redirect } from "@remix-run/node"; import { find } from "./rows";
      export async function needsPerson(request) { const person = await find(request); if (!person) throw redirect("/login"); return person; }`,
  },
  code: `import { needsPerson } from "../people.server"; import { prisma } from "../db";
export async function loader({ request }) { ${loader} return null; }
export async function action({ request, params }) { ${action} await prisma.ledger.update({ where: { id: params.id }, data: { closed: true } }); return null; }`,
});

testRule(rule, {
  valid: [
    {
      name: "Remix: the action asks as the loader does",
      ...pageOf("ledgers.$id", "await needsPerson(request);"),
    },
    { name: "Remix: a page that asks nobody", ...pageOf("ledgers.$id", "", "") },
    { name: "Remix: what visitors do", ...pageOf("newsletter", "") },
    { name: "what visitors do with a record", code: concerts("/concerts/:id/view") },
    { name: "votes on records", code: concerts("/concert-votes/:id") },
    {
      name: "an application in which nobody is asked anywhere",
      code: concerts("/concerts/:id", ""),
    },
    { name: "a path that names something else than what is changed", code: concerts("/halls/:id") },
    {
      name: "what deletes some of what there is, or what nobody misses",
      code: express(
        `app.delete("/lines/:id", async (req, res) => { await prisma.line.deleteMany({ where: { cartId: req.params.id } }); res.end(); });
         app.post("/refresh", async (req, res) => { await prisma.searchCache.deleteMany(); res.end(); });
         app.post("/empty", async (req, res) => { await prisma.line.deleteMany(mine(req)); res.end(); });`,
      ),
    },
    {
      name: "what a customer saves of their own at a thing of the shop",
      code: `import express from "express";
        import mongoose from "mongoose";
        const VariantOption = mongoose.model("VariantOption", new mongoose.Schema({ name: String }));
        const Choice = mongoose.model("Choice", new mongoose.Schema({ name: String }));
        const app = express();
        app.post("/variant-option/:id/choose", async (req, res) => {
          const option = await VariantOption.findById(req.params.id);
          const choice = new Choice({ name: option.name });
          await choice.save(); res.end();
        });
        app.put("/profile", async (req, res) => { await Choice.findByIdAndUpdate(req.body.id, { name: "a" }); res.end(); });`,
    },
    {
      name: "what deletes all, for who knows a secret",
      code: express(
        `app.delete("/lines", async (req, res) => {
           const secret = process.env.CRON_SECRET;
           if (req.body.key !== secret) return res.end();
           await prisma.line.deleteMany(); res.end();
         });`,
      ),
    },
    {
      name: "an application that a test makes for itself",
      path: "test-variants.js",
      code: express(`jest.mock("./db"); app.delete("/admin/orders", ${wipe});`),
    },
    {
      name: "a guard of the project that turns away",
      code: express(
        `const isAdmin = (req, res, next) => { if (!req.user?.isAdmin) return res.status(403).end(); next(); };
         app.delete("/admin/orders", isAdmin, ${wipe});`,
      ),
    },
    {
      name: "a route of Medusa's back office that is opened, which another rule says",
      path: "src/api/admin/orders/route.ts",
      code: `import { prisma } from "../../../db";
        export const AUTHENTICATE = false;
        export async function DELETE(req, res) { await prisma.order.deleteMany(); res.end(); }`,
      files: packages("@medusajs/medusa", "@medusajs/framework"),
    },
    {
      name: "a guard that nobody can read",
      code: express(
        `import { gate } from "@acme/gate"; app.delete("/admin/orders", gate, ${wipe});`,
      ),
    },
    {
      name: "a guard on the router",
      code: express(
        `import { auth } from "express-oauth2-jwt-bearer";
         app.use("/admin", auth()); app.delete("/admin/orders", ${wipe});`,
      ),
    },
    {
      name: "a router whose place in the application is not found",
      code: `import { Router } from "express"; import { prisma } from "./db";
        export const router = Router(); router.delete("/admin/orders", ${wipe});`,
    },
    {
      name: "a coupon that is redeemed",
      code: express(
        `app.post("/coupon", async (req, res) => {
           const coupon = await prisma.coupon.findUnique({ where: { code: String(req.body.code) } });
           await prisma.coupon.update({ where: { id: coupon.id }, data: { used: { increment: 1 } } });
           res.end();
         });`,
      ),
    },
    {
      name: "logging in and setting up",
      code: express(
        `app.post("/admin/login", async (req, res) => { await prisma.admin.update({}); });
         app.post("/admin/setup", async (req, res) => { await prisma.admin.create({}); });`,
      ),
    },
    {
      name: "the first administrator, and one with a secret",
      code: express(
        `app.post("/create-admin", async (req, res) => {
           if (await prisma.user.count({ where: { role: "ADMIN" } })) return res.status(409).end();
           res.json(await prisma.user.create({ data: { email: req.body.email, role: "ADMIN" } }));
         });
         app.post("/admin/register", async (req, res) => {
           if (req.body.code !== process.env.ADMIN_SECRET) return res.status(403).end();
           res.json(await prisma.admin.create({ data: { email: req.body.email } }));
         });`,
      ),
    },
    {
      name: "a secret that the caller has to know",
      code: express(
        `app.post("/admin/reindex", async (req, res) => {
           if (req.query.key !== process.env.CRON_SECRET) return res.end();
           await prisma.product.updateMany({});
         });`,
      ),
    },
    {
      name: "a check in the handler by a name",
      code: express(
        `import { mustBeStaff } from "@acme/gate";
         app.delete("/admin/orders", async (req, res) => { await mustBeStaff(req); await prisma.order.deleteMany(); });`,
      ),
    },
    {
      name: "a page of the back office that shows nothing private",
      code: express(`app.get("/admin", (req, res) => res.render("admin/login"));`),
    },
    {
      name: "what customers do with products",
      code: express(
        `app.post("/products/:id/reviews", async (req, res) => { await prisma.product.update({}); });
         app.patch("/products/:id/rate", async (req, res) => { await prisma.product.update({}); });
         const rateProduct = async (req, res) => { await prisma.product.update({}); };
         app.patch("/products/:id/stars", rateProduct);
         app.get("/products", async (req, res) => { await prisma.product.update({}); });
         app.post("/cart/products", async (req, res) => { await prisma.product.update({}); });
         app.post("/users", async (req, res) => { await prisma.user.create({}); });`,
      ),
    },
    {
      name: "Medusa, which guards its own",
      path: "src/api/admin/orders/route.ts",
      files: packages("@medusajs/medusa"),
      code: `export async function DELETE(req, res) { await req.scope.resolve("order").deleteOrders(req.params.id); }`,
    },
  ],
  invalid: [
    {
      name: "Remix: a loader that asks who is there, and an action that asks nobody",
      ...pageOf("ledgers.$id", ""),
      findings: [
        { at: "async function action({ request, params })", message: "POST /ledgers/:id" },
      ],
    },
    {
      name: "a change of any record by its id, where other routes ask who is there",
      code: concerts("/concerts/:id"),
      findings: [{ at: 'app.put("/concerts/:id"' }],
    },
    {
      name: "what deletes all that there is, under any path",
      code: express(
        `app.delete("/lines/reset-lines", async (req, res) => { await prisma.line.deleteMany({}); res.end(); });
         app.get("/fresh-start", async (req, res) => { await prisma.$executeRawUnsafe("DELETE FROM orders"); res.end(); });`,
      ),
      findings: [
        { at: 'app.delete("/lines/reset-lines"', message: "deletes all" },
        { at: 'app.get("/fresh-start"' },
      ],
    },
    {
      name: "a handler that tells another server the store's own key",
      code: express(
        `app.delete("/categories/:id", async (req, res) => {
           const { accessToken, storeUrl } = await prisma.connection.findFirst();
           await fetch(storeUrl + "/collections", { method: "DELETE", headers: { "X-Access-Token": accessToken } });
           await prisma.category.delete({ where: { id: req.params.id } }); res.end();
         });`,
      ),
      findings: [{ at: 'app.delete("/categories/:id"' }],
    },
    {
      name: "a profile of shipping, and a document that is saved under a name of its own",
      code: `import express from "express";
        import mongoose from "mongoose";
        const ShippingProfile = mongoose.model("ShippingProfile", new mongoose.Schema({ price: Number }));
        const VariantOption = mongoose.model("VariantOption", new mongoose.Schema({ name: String }));
        const app = express();
        app.put("/shippingProfile/:id", async function updateShippingProfile(req, res) { await ShippingProfile.findByIdAndUpdate(req.params.id, { price: 0 }); res.end(); });
        app.put("/variant-option/:id", async (req, res) => {
          const existingOption = await VariantOption.findById(req.params.id);
          existingOption.name = String(req.body.name);
          await existingOption.save(); res.end();
        });`,
      findings: [{ at: 'app.put("/shippingProfile/:id"' }, { at: 'app.put("/variant-option/:id"' }],
    },
    {
      name: "charts of sizes and promotions by their short name",
      code: express(
        `app.delete("/size-chart/:id", async (req, res) => { await prisma.sizeChart.delete({ where: { id: req.params.id } }); res.end(); });
         app.delete("/promo/:id", async (req, res) => { await prisma.promo.delete({ where: { id: req.params.id } }); res.end(); });`,
      ),
      findings: [{ at: 'app.delete("/size-chart/:id"' }, { at: 'app.delete("/promo/:id"' }],
    },
    {
      name: "a service that makes administrators",
      path: "src/routes.js",
      code: `import { Router } from "express";
import express from "express";
import { AdminCreateController } from "./admin-create.controller";
const router = Router();
router.post("/admin/createAdmin", new AdminCreateController().handle);
express().use(router);
`,
      files: {
        "src/admin-create.controller.js": `import { AdminCreateService } from "./admin-create.service";
export class AdminCreateController {
  async handle(req, res) {
    const service = new AdminCreateService();
    res.json(await service.execute(req.body));
  }
}`,
        "src/admin-create.service.js": `import { prisma } from "./db";
export class AdminCreateService {
  async execute({ email, password }) {
    if (await prisma.admin.findFirst({ where: { email } })) throw new Error("taken");
    return prisma.admin.create({ data: { email, password, role: "ADMIN", authenticated: true } });
  }
}`,
      },
      findings: [{ at: 'router.post("/admin/createAdmin"' }],
    },
    {
      name: "a route that makes administrators",
      code: express(
        `app.post("/create-admin", async (req, res) => {
           const taken = await prisma.user.findUnique({ where: { email: req.body.email } });
           if (taken) return res.status(409).end();
           res.json(await prisma.user.create({ data: { email: req.body.email, role: "ADMIN" } }));
         });
         app.post("/admin/register", async (req, res) => {
           res.json(await prisma.admin.create({ data: { email: req.body.email } }));
         });`,
      ),
      findings: [{ at: 'app.post("/create-admin"' }, { at: 'app.post("/admin/register"' }],
    },
    {
      name: "Express, with the guard that other routes have",
      code: express(`
  const isAdmin = (req, res, next) => { if (!req.user?.isAdmin) return res.status(403).end(); next(); };
  app.get("/admin/users", isAdmin, async (req, res) => res.json(await prisma.user.findMany()));
  app.delete("/admin/orders", ${wipe});`),
      findings: [
        {
          at: `app.delete("/admin/orders"`,
          level: "error",
          message: "prisma.order.deleteMany",
          fixes: ["use-guard-beside"],
        },
      ],
      fixed: {
        "use-guard-beside": express(`
  const isAdmin = (req, res, next) => { if (!req.user?.isAdmin) return res.status(403).end(); next(); };
  app.get("/admin/users", isAdmin, async (req, res) => res.json(await prisma.user.findMany()));
  app.delete("/admin/orders", isAdmin, ${wipe});`),
      },
    },
    {
      name: "a controller in another file, in CommonJS",
      path: "routes/admin.js",
      files: {
        "app.js": `const express = require("express"); const app = express(); app.use("/api/admin", require("./routes/admin"));`,
        "controllers/orders.js": `const Order = require("../models/order");
          exports.list = async (req, res) => { res.json(await Order.find()); };`,
        "models/order.js": `const mongoose = require("mongoose"); module.exports = mongoose.model("Order", new mongoose.Schema({}));`,
      },
      code: `const router = require("express").Router();
const orders = require("../controllers/orders");
router.get("/orders", orders.list);
module.exports = router;`,
      findings: [{ at: `router.get("/orders"`, message: "GET /api/admin/orders", fixes: [] }],
    },
    {
      name: "React Router",
      path: "app/routes/admin.coupons.tsx",
      files: packages("@react-router/node"),
      code: `import { prisma } from "~/db.server";
export async function action({ request }) { const form = await request.formData(); await prisma.coupon.create({ data: { code: String(form.get("code")) } }); return null; }`,
      findings: [{ at: "async function action({ request })" }],
    },
    {
      name: "kinds of products, in two words",
      path: "src/product-types.controller.ts",
      code: `import { Body, Controller, Post, Put, Param } from "@nestjs/common";
import { ProductTypeService } from "./product-types.service";
@Controller("product-types")
export class ProductTypeController {
  constructor(private readonly productTypeService: ProductTypeService) {}
  @Put(":id") update(@Param("id") id: string, @Body() body: object) {
    return this.productTypeService.update(Number(id), body);
  }
  @Post("search") search(@Body() body: object) {
    return this.productTypeService.find(body);
  }
}
`,
      files: packages("@nestjs/common"),
      findings: [
        {
          at: '@Put(":id") update(@Param("id") id: string, @Body() body: object)',
          message: "Anybody may call",
        },
      ],
    },
    {
      name: "products that anybody may change",
      code: express(
        `app.put("/api/products/:id", async (req, res) => { await prisma.product.update({ where: { id: req.params.id }, data: req.body }); });`,
      ),
      findings: [{ at: `app.put("/api/products/:id"`, message: "Anybody may call" }],
    },
  ],
});
