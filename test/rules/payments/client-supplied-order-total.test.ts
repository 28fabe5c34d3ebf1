import { rule } from "../../../src/rules/payments/client-supplied-order-total/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a looked-up price",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => {
  const product = await prisma.product.findUniqueOrThrow({ where: { sku: String(req.body.sku) } });
  res.json(await prisma.order.create({ data: { total: product.price } }));
});
`,
    },
    {
      name: "a note",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => res.json(await prisma.order.create({ data: { total: 100, note: req.body.note } })));
`,
    },
    {
      name: "a constant",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const gift = () => prisma.order.create({ data: { total: 0 } });
`,
    },
    {
      name: "the price of a product is the shop's business",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/reviews", async (req, res) => res.json(await prisma.review.create({ data: { stars: req.body.stars } })));
`,
    },
    {
      name: "a chosen constant",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => res.json(await prisma.order.create({ data: { total: 100, shipping: req.body.express === true ? 9 : 4 } })));
`,
    },
  ],
  invalid: [
    {
      name: "Prisma",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => res.json(await prisma.order.create({ data: { total: req.body.total } })));
`,
      findings: [{ at: "prisma.order.create({ data: { total: req.body.total } })" }],
    },
    {
      name: "a number all the same",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => {
  const discount = Number(req.body.discount);
  res.json(await prisma.order.create({ data: { total: 100, discount } }));
});
`,
      findings: [{ at: "prisma.order.create({ data: { total: 100, discount } })" }],
    },
    {
      name: "through another file",
      path: "src/orders.js",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const store = (total) => prisma.order.create({ data: { total } });
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { store } from "./orders.js";
app.post("/o", async (req, res) => res.json(await store(req.body.total)));
`,
      },
      findings: [{ at: "prisma.order.create({ data: { total } })" }],
    },
  ],
});
