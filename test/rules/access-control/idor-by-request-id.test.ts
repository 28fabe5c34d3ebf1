import { rule } from "../../../src/rules/access-control/idor-by-request-id/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const MONGO = `const express = require("express");
const { model, Schema } = require("mongoose");
const { protect, admin, isAdmin } = require("./auth");
const app = express();
app.use(express.json());
const Order = model("Order", new Schema({}));
const User = model("User", new Schema({}));
const Product = model("Product", new Schema({}));
`;
const PG = `import express from "express";
import { Pool } from "pg";
import { requireUser } from "./auth";
const app = express();
app.use(requireUser);
const pool = new Pool();
`;

/** Leases, of which one function ends what the sender names; the rest of the file says whose leases are. */
const leases = (
  rest: string,
  change = "leases.updateOne({ _id: new ObjectId(params.id) }, { $set: { note: String(form.get('note')) } })",
): string =>
  `import { ObjectId } from "mongodb"; import { db } from "./db";
const leases = db.collection("leases");
${rest}
export const actions = { note: async ({ params, request, locals }) => { const form = await request.formData(); await ${change}; } };
`;
const kit = {
  path: "src/routes/leases/[id]/+page.server.ts",
  files: { "package.json": '{ "dependencies": { "@sveltejs/kit": "2.0.0", "mongodb": "6.0.0" } }' },
};
/** Resolvers of bids, which are listed for whoever the context says is there. */
const bids = (withdraw: string, mine = "db('bids').where('member_id', member.id)"): string =>
  `import knex from "knex"; import { ApolloServer } from "@apollo/server";
const db = knex({ client: "pg" });
const resolvers = {
  Query: { mine: (_, __, { member }) => ${mine} },
  Mutation: { withdraw: async (_, { bid }, { member }) => ${withdraw} },
};
export const server = new ApolloServer({ typeDefs: "type Query { mine: [Bid] } type Mutation { withdraw(bid: ID!): Boolean }", resolvers });
`;

/** A controller of Nest whose guards ask who is there, and for the roles that a decorator names. */
const invoices = (
  roles: string,
): string => `import { Controller, Get, Param, UseGuards } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { JwtAuthGuard } from "./jwt-auth.guard";
import { Roles, RolesGuard } from "./roles";
import { Invoice } from "./invoice.entity";
@Controller("invoices")
@UseGuards(JwtAuthGuard, RolesGuard)
export class InvoicesController {
  constructor(@InjectRepository(Invoice) private readonly invoices: Repository<Invoice>) {}
  @Get(":id")
${roles}  async one(@Param("id") id: string) {
    return await this.invoices.findOneBy({ id });
  }
}
`;

testRule(rule, {
  valid: [
    {
      name: "a step before the handler that lets a group of the staff in, or who signs what is sent",
      code: `${MONGO}const { chain, known, group, signature } = require("./steps");
app.post("/orders/refund", chain(known, group("finance"), async (req, res) => res.json(await Order.findByIdAndUpdate(req.body.id, { refunded: true }))));
app.post("/orders/paid", chain(signature, async (req, res) => res.json(await Order.findByIdAndUpdate(req.body.id, { paid: true }))));
`,
    },
    {
      name: "what an agent of the store does with records that have owners",
      code: `${MONGO}const Plea = model("Plea", new Schema({}));
class SupportAgentDesk { async close(req, res) { res.json(await Plea.findByIdAndUpdate(req.params.id, { open: false })); } }
app.get("/pleas", protect, async (req, res) => res.json(await Plea.find({ customerId: req.user.id })));
app.post("/pleas/:id/close", protect, new SupportAgentDesk().close);
`,
    },
    {
      name: "records of which nothing says that they have owners",
      ...kit,
      code: leases(
        "export const load = async () => ({ all: await leases.find({ open: true }).toArray() });",
      ),
    },
    {
      name: "records of another kind have owners",
      ...kit,
      code: leases(`const boats = db.collection("boats");
export const load = async ({ locals }) => ({ mine: await boats.find({ owner: locals.user.id }).toArray() });`),
    },
    {
      name: "records that everybody may vote for",
      ...kit,
      code: leases(
        "export const load = async ({ locals }) => ({ mine: await leases.find({ owner: locals.user.id }).toArray() });",
        "leases.updateOne({ _id: new ObjectId(params.id) }, { $inc: { votes: 1 } })",
      ),
    },
    {
      name: "GraphQL: the owner in the condition",
      code: bids("(await db('bids').where({ id: bid, member_id: member.id }).delete()) === 1"),
    },
    {
      name: "GraphQL: bids of everybody",
      code: bids(
        "(await db('bids').where({ id: bid }).delete()) === 1",
        "db('bids').where('open', true)",
      ),
    },
    {
      name: "somebody who signs in is looked for in a table of people",
      code: `${PG}app.post("/login", async (req, res) => {
  const { rows } = await pool.query("SELECT id, hash FROM users WHERE email = $1", [req.body.email]);
  res.json(await check(req.body.password, rows[0]));
});
`,
    },
    {
      name: "the owner is part of the filter",
      code: `${MONGO}app.get("/orders/:id", protect, async (req, res) => res.json(await Order.findOne({ _id: req.params.id, user: req.user.id })));
`,
    },
    {
      name: "the owner is part of the filter, as a reference that begins with an underscore",
      code: `${MONGO}app.get("/orders/:id", protect, async (req, res) => res.json(await Order.findOne({ _id: req.params.id, _user: req.user._id })));
`,
    },
    {
      name: "the owner is compared afterwards",
      code: `${MONGO}app.get("/orders/:id", protect, async (req, res) => {
  const order = await Order.findById(req.params.id).populate("user");
  if (order.user._id.toString() !== req.user._id.toString()) return res.sendStatus(403);
  res.json(order);
});
`,
    },
    {
      name: "the owner is compared by a function",
      code: `${MONGO}function assertMine(order, user) {
  if (!order.user.equals(user._id)) throw new Error("not yours");
}
app.get("/orders/:id", protect, async (req, res) => {
  const order = await Order.findById(req.params.id);
  assertMine(order, req.user);
  res.json(order);
});
`,
    },
    {
      name: "a permission in another language",
      code: `${MONGO}const permiso = require("./permisos");
app.put("/orders/:id/deliver", protect, permiso("gestionar_pedidos"), async (req, res) => res.json(await Order.findByIdAndUpdate(req.params.id, { delivered: true })));
`,
    },
    {
      name: "a route of administrators by its middleware's name",
      code: `${MONGO}app.put("/orders/:id/deliver", protect, admin, async (req, res) => res.json(await Order.findByIdAndUpdate(req.params.id, { delivered: true })));
`,
    },
    {
      name: "a route of administrators by what its middleware does",
      code: `${MONGO}const gate = (req, res, next) => (req.user.role === "owner-of-shop" ? next() : res.sendStatus(403));
app.put("/orders/:id/deliver", protect, gate, async (req, res) => res.json(await Order.findByIdAndUpdate(req.params.id, { delivered: true })));
`,
    },
    {
      name: "public records",
      code: `${MONGO}app.get("/products/:id", async (req, res) => res.json(await Product.findById(req.params.id)));
`,
    },
    {
      name: "somebody who signs in",
      code: `${MONGO}app.post("/login", async (req, res) => {
  const user = await User.findOne({ email: req.body.email });
  res.json({ name: user.name });
});
`,
    },
    {
      name: "somebody who proves who they are",
      code: `${MONGO}exports.verifyOtp = async (req, res) => {
  const user = await User.findById(req.body.userId);
  res.json({ ok: user.otp === req.body.otp });
};
`,
    },
    {
      name: "who is logged in, put into the body by a middleware",
      code: `${MONGO}const withUser = (req, res, next) => {
  req.body.userId = decode(req.headers.token).id;
  next();
};
app.post("/orders/mine", withUser, async (req, res) => res.json(await Order.find({ userId: req.body.userId })));
`,
    },
    {
      name: "asked only whether there is one",
      code: `${MONGO}app.post("/returns", protect, async (req, res) => {
  const order = await Order.findById(req.body.order);
  if (!order) return res.sendStatus(404);
  res.sendStatus(204);
});
`,
    },
    {
      name: "the owner in the SQL text",
      code: `${PG}app.get("/orders/:id", async (req, res) => {
  const { rows } = await pool.query("SELECT * FROM orders WHERE id = $1 AND user_id = $2", [req.params.id, req.user.id]);
  res.json(rows[0]);
});
`,
    },
    {
      name: "a token is a right",
      code: `${MONGO}app.get("/orders/track/:token", async (req, res) => res.json(await Order.findOne({ trackingToken: req.params.token })));
`,
    },
    {
      name: "a role that a guard of Nest asks for",
      code: invoices('  @Roles("admin")\n'),
    },
  ],
  invalid: [
    {
      name: "a step before the handler that lets a group of customers in",
      code: `${MONGO}const { chain, known, group } = require("./steps");
app.post("/orders/note", chain(known, group("customers"), async (req, res) => res.json(await Order.findByIdAndUpdate(req.body.id, { note: "a" }))));
`,
      findings: [{ at: 'Order.findByIdAndUpdate(req.body.id, { note: "a" })' }],
    },
    {
      name: "records of the shop that a middleware put on the request",
      code: `import express from "express"; import { PrismaClient } from "@prisma/client"; import { inShop } from "./shops";
const prisma = new PrismaClient(); const app = express(); app.use(inShop);
app.get("/combos", async (req, res) => res.json(await prisma.combo.findMany({ where: { shop: req.shop } })));
app.post("/combos/:id/open", async (req, res) => res.json(await prisma.combo.update({ where: { id: req.params.id }, data: { open: true } })));
`,
      findings: [
        { at: "prisma.combo.update({ where: { id: req.params.id }, data: { open: true } })" },
      ],
    },
    {
      name: "records that are compared with whoever is logged in elsewhere",
      ...kit,
      code: leases(`export const load = async ({ params, locals }) => {
  const lease = await leases.findOne({ _id: new ObjectId(params.id) });
  if (!lease || lease.member !== locals.user?.sub) throw new Error("none");
  return { until: lease.until };
};`),
      findings: [
        {
          at: "leases.updateOne({ _id: new ObjectId(params.id) }, { $set: { note: String(form.get('note')) } })",
        },
      ],
    },
    {
      name: "GraphQL: bids that are listed for whoever the context says is there",
      code: bids("(await db('bids').where({ id: bid }).delete()) === 1"),
      findings: [{ at: "db('bids').where({ id: bid })" }],
    },
    {
      name: "records of whoever is named, where references begin with an underscore",
      code: `${MONGO}app.get("/orders/user/:userId", protect, async (req, res) => res.json(await Order.find({ _user: req.params.userId })));
`,
      findings: [{ at: "Order.find({ _user: req.params.userId })" }],
    },
    {
      name: "an order of Mongoose",
      code: `${MONGO}app.get("/orders/:id", protect, async (req, res) => {
  const order = await Order.findById(req.params.id).populate("user", "name email");
  res.json(order);
});
`,
      findings: [{ at: "Order.findById(req.params.id)" }],
    },
    {
      name: "SQL text",
      code: `${PG}app.get("/orders/:id", async (req, res) => {
  const { rows } = await pool.query("SELECT o.*, u.name FROM orders o JOIN users u ON u.id = o.user_id WHERE o.id = $1", [req.params.id]);
  res.json(rows[0]);
});
`,
      findings: [
        {
          at: 'pool.query("SELECT o.*, u.name FROM orders o JOIN users u ON u.id = o.user_id WHERE o.id = $1", [req.params.id])',
        },
      ],
    },
    {
      name: "Drizzle",
      code: `import express from "express";
import { drizzle } from "drizzle-orm/node-postgres";
import { and, eq } from "drizzle-orm";
import { orders } from "./schema";
import { requireUser } from "./auth";
const app = express();
app.use(requireUser);
const db = drizzle("url");
app.delete("/mine/:id", async (req, res) => {
  await db.delete(orders).where(and(eq(orders.id, req.params.id), eq(orders.userId, req.user.id)));
  res.sendStatus(204);
});
app.delete("/gifts/:id", async (req, res) => {
  await db.delete(orders).where(and(eq(orders.id, req.params.id), eq(orders.recipientId, req.user.id)));
  await db.delete(orders).where(and(eq(orders.id, req.params.id), eq(orders.giver, req.session.user.id)));
  res.sendStatus(204);
});
app.delete("/orders/:id", async (req, res) => {
  await db.delete(orders).where(eq(orders.id, req.params.id));
  res.sendStatus(204);
});
`,
      findings: [{ at: "eq(orders.id, req.params.id)" }],
    },
    {
      name: "a service in another file",
      path: "src/orders.service.ts",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const cancel = (id: string) => prisma.order.update({ where: { id }, data: { state: "cancelled" } });
`,
      files: {
        "src/app.ts": `import express from "express";
import { cancel } from "./orders.service";
import { requireUser } from "./auth";
const app = express();
app.post("/orders/:id/cancel", requireUser, async (req, res) => res.json(await cancel(req.params.id)));
`,
      },
      findings: [{ at: 'prisma.order.update({ where: { id }, data: { state: "cancelled" } })' }],
    },
    {
      name: "a guard of Nest that asks for roles where none is named",
      code: invoices(""),
      findings: [{ at: "this.invoices.findOneBy({ id })" }],
    },
  ],
});
