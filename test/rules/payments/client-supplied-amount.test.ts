import { rule } from "../../../src/rules/payments/client-supplied-amount/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "looked up",
      code: `${EXPRESS}import Stripe from "stripe";
const stripe = new Stripe("key");
const PRICES = { small: 1900, large: 4900 };
app.post("/pay", (req, res) => stripe.paymentIntents.create({ amount: req.body.size === "large" ? PRICES.large : PRICES.small, currency: "eur" }));
`,
    },
    {
      name: "a price of the provider",
      code: `${EXPRESS}import Stripe from "stripe";
const stripe = new Stripe("key");
app.post("/pay", (req, res) => stripe.checkout.sessions.create({ mode: "payment", line_items: [{ price: req.body.price, quantity: 1 }] }));
`,
    },
    {
      name: "the price of a stored product",
      code: `${EXPRESS}import Stripe from "stripe";
import { PrismaClient } from "@prisma/client";
const stripe = new Stripe("key");
const prisma = new PrismaClient();
app.post("/pay", async (req, res) => {
  const product = await prisma.product.findUniqueOrThrow({ where: { id: req.body.id } });
  await stripe.paymentIntents.create({ amount: product.price, currency: "eur" });
});
`,
    },
    ...["/donations", "/wallet/recharge", "/gift-cards"].map((path) => ({
      name: `what the giver chooses: ${path}`,
      code: `${EXPRESS}import Stripe from "stripe";
const stripe = new Stripe("key");
app.post("${path}", (req, res) => stripe.paymentIntents.create({ amount: req.body.amount, currency: "eur" }));
`,
    })),
    {
      name: "a constant",
      code: `import Stripe from "stripe";
const stripe = new Stripe("key");
export const fee = () => stripe.paymentIntents.create({ amount: 500, currency: "eur" });
`,
    },
    {
      name: "the reference of a payment",
      code: `${EXPRESS}import Stripe from "stripe";
const stripe = new Stripe("key");
app.post("/pay", (req, res) => stripe.paymentIntents.create({ amount: 500, currency: "eur", metadata: { note: req.body.note } }));
`,
    },
  ],
  invalid: [
    {
      name: "an intent of Stripe",
      code: `${EXPRESS}import Stripe from "stripe";
const stripe = new Stripe("key");
app.post("/pay", (req, res) => stripe.paymentIntents.create({ amount: req.body.amount, currency: "eur" }));
`,
      findings: [
        { at: 'stripe.paymentIntents.create({ amount: req.body.amount, currency: "eur" })' },
      ],
    },
    {
      name: "prices in line items",
      code: `${EXPRESS}import Stripe from "stripe";
const stripe = new Stripe("key");
app.post("/pay", (req, res) =>
  stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency: "eur", unit_amount: req.body.price } }],
  }),
);
`,
      findings: [
        {
          at: `stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency: "eur", unit_amount: req.body.price } }],
  })`,
        },
      ],
    },
    {
      name: "through another file",
      path: "src/payments.js",
      code: `import Stripe from "stripe";
const stripe = new Stripe("key");
export const charge = (amount) => stripe.paymentIntents.create({ amount, currency: "eur" });
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { charge } from "./payments.js";
app.post("/pay", (req, res) => charge(req.body.amount));
`,
      },
      findings: [{ at: 'stripe.paymentIntents.create({ amount, currency: "eur" })' }],
    },
  ],
});
