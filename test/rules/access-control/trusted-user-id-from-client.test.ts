import { rule } from "../../../src/rules/access-control/trusted-user-id-from-client/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const MONGO = `const express = require("express");
const { model, Schema } = require("mongoose");
const { protect, admin } = require("./auth");
const app = express();
app.use(express.json());
const Order = model("Order", new Schema({}));
`;

/** A procedure that lists what a practice has. */
const procedure = (
  schema: string,
  where: string,
): string => `import { z } from "zod"; import { member } from "./trpc"; import { db } from "./db";
export const list = member.input(z.object({ ${schema} })).query(({ ctx, input }) => db.visit.findMany({ where: { ${where} } }));
`;

testRule(rule, {
  valid: [
    {
      name: "tRPC: the practice behind what was sent",
      code: procedure(
        "filter: z.record(z.string(), z.any())",
        "...input.filter, practiceId: ctx.session.practiceId",
      ),
    },
    {
      name: "tRPC: a filter of which the schema says what it has",
      code: procedure(
        "filter: z.object({ day: z.string() })",
        "practiceId: ctx.session.practiceId, ...input.filter",
      ),
    },
    {
      name: "tRPC: the practice of the session first",
      code: procedure(
        "practiceId: z.string().optional()",
        "practiceId: ctx.session.practiceId ?? input.practiceId",
      ),
    },
    {
      name: "tRPC: staff may name another practice",
      code: procedure(
        "practiceId: z.string().optional()",
        'practiceId: ctx.session.role === "staff" ? input.practiceId : ctx.session.practiceId',
      ),
    },
    {
      name: "something else of the session than what is sent",
      code: procedure(
        "pageId: z.string().optional()",
        "pageId: input.pageId ?? ctx.session.lastId",
      ),
    },
    {
      name: "the owner behind what was sent",
      code: `${MONGO}app.get("/orders", protect, async (req, res) => res.json(await list({ ...req.query, customerId: req.user.id })));
app.post("/notes", protect, async (req, res) => res.json(await save(Object.assign({}, req.body, { userId: req.user.id }))));
app.post("/tags", protect, async (req, res) => res.json(await save(_.defaultsDeep({ userId: req.user.id }, req.body))));
`,
    },
    {
      name: "an owner in front of some fields that were sent",
      code: `${MONGO}app.get("/orders", protect, async (req, res) => {
  const { from, until } = req.query;
  res.json(await list({ customerId: req.user.id, ...{ from, until } }));
});
`,
    },
    {
      name: "what was sent is checked by a middleware beside the handler",
      code: `${MONGO}app.get("/orders", protect, validate(orderQuery), async (req, res) => res.json(await list({ customerId: req.user.id, ...req.query })));
`,
    },
    {
      name: "only shown",
      code: `${MONGO}app.post("/echo", protect, (req, res) => res.json({ userId: req.user.id, ...req.body }));
`,
    },
    {
      name: "an owner that is put there again",
      code: `${MONGO}app.post("/notes", protect, async (req, res) => res.json(await save({ userId: req.user.id, ...req.body, userId: req.user.id })));
`,
    },
    {
      name: "the key of a record that is no account",
      code: `${MONGO}app.post("/lines", protect, async (req, res) => res.json(await Order.updateOne({ _id: req.body.orderId }, { $set: { note: String(req.body.note) } })));
`,
    },
    {
      name: "from the session",
      code: `${MONGO}app.post("/orders", protect, async (req, res) => res.json(await Order.create({ user: req.user.id, lines: req.body.lines })));
`,
    },
    {
      name: "an administrator acts for somebody",
      code: `${MONGO}app.post("/orders", protect, admin, async (req, res) => res.json(await Order.create({ userId: req.body.userId })));
`,
    },
    {
      name: "put into the body by a middleware",
      code: `${MONGO}const auth = (req, res, next) => {
  req.body.userId = decode(req.headers.token).id;
  next();
};
app.post("/orders", auth, async (req, res) => res.json(await Order.create({ userId: req.body.userId })));
`,
    },
    {
      name: "compared with who is logged in",
      code: `${MONGO}app.post("/orders", protect, async (req, res) => {
  if (req.body.userId !== req.user.id) return res.sendStatus(403);
  res.json(await Order.create({ userId: req.body.userId }));
});
`,
    },
    {
      name: "the address of a guest",
      code: `${MONGO}app.post("/orders", protect, async (req, res) => res.json(await Order.create({ customer: req.body.customer })));
`,
    },
    {
      name: "a message of the provider",
      code: `${MONGO}app.post("/webhooks/clerk", async (req, res) => res.json(await Order.create({ userId: req.body.data.id, session: 1 })));
`,
    },
  ],
  invalid: [
    {
      name: "tRPC: any filter over the practice of the session",
      code: procedure(
        "filter: z.record(z.string(), z.any())",
        "practiceId: ctx.session.practiceId, ...input.filter",
      ),
      findings: [{ at: "...input.filter", message: "replaces practiceId" }],
    },
    {
      name: "tRPC: a practice that the sender may name",
      code: procedure(
        "practiceId: z.string().optional()",
        "practiceId: input.practiceId ?? ctx.session.practiceId",
      ),
      findings: [{ at: "input.practiceId", message: "counts before what the server knows" }],
    },
    {
      name: "a filter out of the body over the shop of the token",
      code: `${MONGO}app.post("/search", protect, async (req, res) => res.json(await Order.find({ branchId: req.user.branchId, ...req.body.filter })));
`,
      findings: [{ at: "...req.body.filter" }],
    },
    {
      name: "what was sent is put over the owner",
      code: `${MONGO}app.get("/orders/export", protect, async (req, res) => res.json(await list({ customerId: req.user.id, ...req.query })));
`,
      findings: [{ at: "...req.query" }],
    },
    {
      name: "with functions that join objects",
      code: `${MONGO}const _ = require("lodash");
app.post("/notes", protect, async (req, res) => {
  const sent = req.body;
  await save(Object.assign({ userId: req.user.id }, sent));
  await save(_.defaults(req.body, { userId: req.user.id }));
  await save(_.defaultsDeep(req.query, { userId: req.user.id }));
});
`,
      findings: [{ at: "sent" }, { at: "req.body" }, { at: "req.query" }],
    },
    {
      name: "in a handler of the web platform",
      code: `export async function POST(request) {
  const session = await getSession();
  const sent = await request.json();
  return save({ customerId: session.user.id, note: "", ...sent });
}
`,
      findings: [{ at: "...sent" }],
    },
    {
      name: "the account is found under its key",
      code: `${MONGO}const User = model("User", new Schema({}));
app.post("/address", protect, async (req, res) => {
  const { userId, address } = req.body;
  await User.updateOne({ _id: userId }, { $set: { address: String(address) } });
  res.end();
});
`,
      findings: [{ at: "User.updateOne({ _id: userId }, { $set: { address: String(address) } })" }],
    },
    {
      name: "an order of Mongoose",
      code: `${MONGO}app.post("/orders", protect, async (req, res) => {
  const { userId, lines } = req.body;
  res.json(await Order.create({ user: userId, lines }));
});
`,
      findings: [{ at: "Order.create({ user: userId, lines })" }],
    },
    {
      name: "a document that is made and saved",
      code: `${MONGO}app.post("/orders", protect, async (req, res) => {
  const order = new Order({ userId: req.body.userId });
  res.json(await order.save());
});
`,
      findings: [{ at: "new Order({ userId: req.body.userId })" }],
    },
    {
      name: "an argument of a server action, stored in another file",
      path: "src/lib/points.ts",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const give = (customerId: string) => prisma.gift.create({ data: { customerId, points: 5 } });
`,
      files: {
        "package.json": '{ "dependencies": { "next": "15.0.0" } }',
        "src/app/actions.ts": `"use server";
import { auth } from "@/auth";
import { give } from "../lib/points";
export async function gift(customerId: string) {
  await auth();
  await give(customerId);
}
`,
      },
      findings: [{ at: "prisma.gift.create({ data: { customerId, points: 5 } })" }],
    },
  ],
});
