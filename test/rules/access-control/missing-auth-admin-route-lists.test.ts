import { rule } from "../../../src/rules/access-control/missing-auth-admin-route/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const express = (code: string): string => `
  import express from "express";
  import { model, Schema } from "mongoose";
  import { prisma } from "./db";
  import { Pool } from "pg";
  const pool = new Pool();
  const User = model("User", new Schema({ name: String, email: String }));
  const Order = model("Order", new Schema({ total: Number }));
  const app = express();
  const requireUser = (req, res, next) => { if (!req.user) return res.sendStatus(401); next(); };
  ${code}
`;

const medusa = {
  "package.json": JSON.stringify({
    dependencies: { "@medusajs/medusa": "2.8.3", "@medusajs/framework": "2.8.3" },
  }),
};

testRule(rule, {
  valid: [
    {
      name: "a list behind a login",
      code: express(
        `app.get("/orders", requireUser, async (req, res) => res.json(await Order.find()));`,
      ),
    },
    {
      name: "one's own records",
      code: express(
        `app.get("/orders", async (req, res) => res.json(await Order.find({ cart: req.query.cart })));
         app.get("/payments", async (req, res) => res.json(await prisma.payment.findMany({ where: { reference: req.query.ref } })));`,
      ),
    },
    {
      name: "one record",
      code: express(
        `app.get("/users/:id", async (req, res) => res.json(await User.findById(req.params.id).select("name")));`,
      ),
    },
    {
      name: "what a shop shows of its sellers",
      code: express(
        `app.get("/users", async (req, res) => res.json(await User.find().select("name avatar")));
         app.get("/members", async (req, res) => res.json(await prisma.member.findMany({ where: { isPublic: true } })));`,
      ),
    },
    {
      name: "how many there are",
      code: express(
        `app.get("/users", async (req, res) => res.json(await User.countDocuments()));
         app.get("/customers", async (req, res) => res.json(await pool.query("SELECT count(*) FROM customers")));`,
      ),
    },
    {
      name: "what customers of Medusa do with products",
      path: "src/api/store/products/[id]/subscriptions/route.ts",
      code: `import { createProductSubscriptionsWorkflow } from "../../../../../../workflows/subscribe";
        export async function POST(req, res) {
          await createProductSubscriptionsWorkflow(req.scope).run({ input: req.validatedBody });
          res.sendStatus(201);
        }`,
      files: medusa,
    },
    {
      name: "the back office of Medusa, which asks by itself",
      path: "src/api/admin/bundles/route.ts",
      code: `import { Modules } from "@medusajs/framework/utils";
        export async function DELETE(req, res) {
          await req.scope.resolve(Modules.PRODUCT).deleteProducts(req.validatedBody.ids);
          res.sendStatus(204);
        }`,
      files: medusa,
    },
    {
      name: "a catalogue",
      code: express(
        `app.get("/products", async (req, res) => res.json(await prisma.product.findMany()));`,
      ),
    },
  ],
  invalid: [
    {
      name: "a folder of Medusa before which nobody asks",
      path: "src/api/sync/route.ts",
      code: `import { Modules } from "@medusajs/framework/utils";
        export async function POST(req, res) {
          await req.scope.resolve(Modules.PRODUCT).updateProducts(req.body.id, { title: String(req.body.title) });
          res.sendStatus(204);
        }`,
      files: medusa,
      findings: [{ at: "async function POST(req, res)", message: "POST /sync" }],
    },
    {
      name: "all users and all orders, through Mongoose",
      code: express(
        `app.get("/api/users", async (req, res) => res.json(await User.find().select("-password")));
         app.get("/api/orders/all", async (req, res) => res.json(await Order.find({}).sort({ createdAt: -1 })));`,
      ),
      findings: [
        { at: 'app.get("/api/users"', message: "lists those of all customers" },
        { at: 'app.get("/api/orders/all"' },
      ],
    },
    {
      name: "all customers, through Prisma, page by page",
      code: express(
        `app.get("/customers", async (req, res) => {
           const customers = await prisma.customer.findMany({ skip: 0, take: 50, orderBy: { id: "desc" } });
           res.json(customers);
         });`,
      ),
      findings: [{ at: 'app.get("/customers"' }],
    },
    {
      name: "all payments, as SQL",
      code: express(
        `app.get("/payments", async (req, res) => res.json(await pool.query("SELECT * FROM payments ORDER BY id")));`,
      ),
      findings: [{ at: 'app.get("/payments"' }],
    },
    {
      name: "NestJS and a service that is asked for all",
      path: "src/users/users.controller.ts",
      code: `import { Controller, Get } from "@nestjs/common";
        import { UsersService } from "./users.service";
        @Controller("users")
        export class UsersController {
          constructor(private readonly usersService: UsersService) {}
          @Get() findAll() { return this.usersService.findAll(); }
        }`,
      files: {
        "src/users/users.service.ts": `import { Injectable } from "@nestjs/common";
          import { InjectRepository } from "@nestjs/typeorm";
          import { Repository } from "typeorm";
          import { User } from "./user.entity";
          @Injectable()
          export class UsersService {
            constructor(@InjectRepository(User) private usersRepository: Repository<User>) {}
            findAll() { return this.usersRepository.find(); }
          }`,
      },
      findings: [{ at: "@Get() findAll()" }],
    },
  ],
});
