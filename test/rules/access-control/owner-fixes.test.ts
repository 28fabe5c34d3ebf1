import { rule as idor } from "../../../src/rules/access-control/idor-by-request-id/rule.ts";
import { rule as trusted } from "../../../src/rules/access-control/trusted-user-id-from-client/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

const mongo = (handler: string): string => `const express = require("express");
const { model, Schema } = require("mongoose");
const { protect } = require("./auth");
const app = express();
app.use(express.json());
const Order = model("Order", new Schema({ customer: String, total: Number }));
app.get("/orders", protect, async (req, res) => res.json(await Order.find({ customer: req.user.id })));
${handler}
`;
const prismaRoute = (
  where: string,
  method = "findUnique",
): string => `import type { FastifyInstance } from "fastify";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export default async function orders(app: FastifyInstance) {
  app.addHook("onRequest", async (request) => { await request.jwtVerify(); });
  app.get("/name", async (request) => ({ name: request.user.sub }));
  app.get<{ Params: { id: string } }>("/invoices/:id", async (request) => {
    return prisma.invoice.${method}({ where: ${where} });
  });
}
`;
const prismaFiles = (version: string, fields: string) => ({
  "package.json": `{ "dependencies": { "fastify": "5.0.0", "@prisma/client": "${version}" } }`,
  "prisma/schema.prisma": `model Invoice {\n  id String @id\n${fields}  cents Int\n}\n`,
});

testFindings(idor, [
  {
    name: "Mongoose: an id becomes a filter, with the field of the schema",
    code: mongo(
      'app.get("/orders/:id", protect, async (req, res) => res.json(await Order.findById(req.params.id)));',
    ),
    findings: [{ at: "Order.findById(req.params.id)", fixes: ["ask-for-owner"] }],
    fixed: {
      "ask-for-owner": mongo(
        'app.get("/orders/:id", protect, async (req, res) => res.json(await Order.findOne({ _id: req.params.id, customer: req.user.id })));',
      ),
    },
  },
  {
    name: "Mongoose: a change by id",
    code: mongo(
      'app.put("/orders/:id", protect, async (req, res) => res.json(await Order.findByIdAndUpdate(req.params.id, { note: "" })));',
    ),
    findings: [
      { at: 'Order.findByIdAndUpdate(req.params.id, { note: "" })', fixes: ["ask-for-owner"] },
    ],
    fixed: {
      "ask-for-owner": mongo(
        'app.put("/orders/:id", protect, async (req, res) => res.json(await Order.findOneAndUpdate({ _id: req.params.id, customer: req.user.id }, { note: "" })));',
      ),
    },
  },
  {
    name: "Mongoose: a handler whose request has another name",
    code: mongo(
      'app.get("/orders/:id", protect, async (ask, res) => res.json(await Order.findById(ask.params.id)));',
    ),
    findings: [{ at: "Order.findById(ask.params.id)", fixes: [] }],
  },
  {
    name: "Prisma: the field of the schema",
    path: "src/orders.ts",
    files: prismaFiles("6.1.0", "  customerId String\n"),
    code: prismaRoute("{ id: request.params.id }"),
    findings: [
      {
        at: "prisma.invoice.findUnique({ where: { id: request.params.id } })",
        fixes: ["ask-for-owner"],
      },
    ],
    fixed: {
      "ask-for-owner": prismaRoute("{ id: request.params.id, customerId: request.user.sub }"),
    },
  },
  {
    name: "Prisma: unique fields alone before version 5",
    path: "src/orders.ts",
    files: prismaFiles("4.16.0", "  customerId String\n"),
    code: prismaRoute("{ id: request.params.id }"),
    findings: [
      { at: "prisma.invoice.findUnique({ where: { id: request.params.id } })", fixes: [] },
    ],
  },
  {
    name: "Prisma: two fields that may be meant",
    path: "src/orders.ts",
    files: prismaFiles("6.1.0", "  customerId String\n  accountId String\n"),
    code: prismaRoute("{ id: request.params.id }", "findFirst"),
    findings: [{ at: "prisma.invoice.findFirst({ where: { id: request.params.id } })", fixes: [] }],
  },
]);

testFindings(trusted, [
  {
    name: "an id that was sent, in a file that knows who is logged in",
    code: mongo(`app.post("/orders", protect, async (req, res) => {
  const { userId, lines } = req.body;
  res.json(await Order.create({ customer: userId, lines }));
});`),
    findings: [{ at: "Order.create({ customer: userId, lines })", fixes: ["take-own-id"] }],
    fixed: {
      "take-own-id": mongo(`app.post("/orders", protect, async (req, res) => {
  const { userId, lines } = req.body;
  res.json(await Order.create({ customer: req.user.id, lines }));
});`),
    },
  },
  {
    name: "a session of a server action",
    path: "src/app/actions.ts",
    files: { "package.json": '{ "dependencies": { "next": "15.0.0" } }' },
    code: `"use server";
import { auth } from "@/auth";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function wish(customerId: string, productId: string) {
  const session = await auth();
  console.info(session.user.id);
  await prisma.wish.create({ data: { customerId, productId } });
}
`,
    findings: [
      {
        at: "prisma.wish.create({ data: { customerId, productId } })",
        fixes: ["take-own-id"],
      },
    ],
    fixed: {
      "take-own-id": `"use server";
import { auth } from "@/auth";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function wish(customerId: string, productId: string) {
  const session = await auth();
  console.info(session.user.id);
  await prisma.wish.create({ data: { customerId: session.user.id, productId } });
}
`,
    },
  },
]);
