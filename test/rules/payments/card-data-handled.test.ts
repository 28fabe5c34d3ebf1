import { rule } from "../../../src/rules/payments/card-data-handled/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import { createHash } from "node:crypto";
import { PrismaClient } from "@prisma/client";
const app = express();
app.use(express.json());
const prisma = new PrismaClient();
`;

testRule(rule, {
  valid: [
    {
      name: "a token",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { token: req.body.paymentToken } }));
`,
    },
    {
      name: "the last four digits",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { last4: req.body.cardNumber.slice(-4) } }));
`,
    },
    {
      name: "a masked number",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { shown: req.body.cardNumber.replace(/\\d(?=\\d{4})/g, "*") } }));
`,
    },
    {
      name: "a digest",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { mark: createHash("sha256").update(req.body.cardNumber).digest("hex") } }));
`,
    },
    {
      name: "whether there was one",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { checked: Boolean(req.body.cvv) } }));
`,
    },
  ],
  invalid: [
    {
      name: "a number",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { number: req.body.cardNumber } }));
`,
      findings: [{ at: "prisma.savedCard.create({ data: { number: req.body.cardNumber } })" }],
    },
    {
      name: "a security code",
      code: `${EXPRESS}app.post("/a", (req, res) => {
  const { cvv } = req.body;
  return prisma.payment.update({ where: { id: 1 }, data: { code: cvv } });
});
`,
      findings: [{ at: "prisma.payment.update({ where: { id: 1 }, data: { code: cvv } })" }],
    },
    {
      name: "stored in another file",
      path: "src/cards.ts",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const save = (digits) => prisma.savedCard.create({ data: { digits } });
`,
      files: {
        "src/app.ts": `import express from "express";
import { save } from "./cards";
const app = express();
app.use(express.json());
app.post("/a", (req, res) => save(req.body.card.cardNumber));
`,
      },
      findings: [{ at: "prisma.savedCard.create({ data: { digits } })" }],
    },
  ],
});
