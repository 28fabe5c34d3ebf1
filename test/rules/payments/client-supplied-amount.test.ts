import { rule } from "../../../src/rules/payments/client-supplied-amount/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

/** Has `fetch` send something to a provider as JSON. */
const fetching = (
  amount: string,
  { path = "/pay", before = "", to = '"https://api.paystack.co/transaction/initialize"' } = {},
): string => `${EXPRESS}app.post("${path}", async (req, res) => {
  const { email, orderId, amount } = req.body;
  ${before}
  const answer = await fetch(${to}, {
    method: "POST",
    body: JSON.stringify({ email, amount: ${amount} }),
  });
  res.json(await answer.json());
});
`;

testRule(rule, {
  valid: [
    {
      name: "fetch: the total of the stored order",
      code: fetching("order.total", { before: "const order = await orders.find(orderId);" }),
    },
    {
      name: "fetch: a function of the shop says the price",
      code: fetching("await priceOf(req.body.items)"),
    },
    {
      name: "fetch: an amount that is compared before",
      code: fetching("amount * 100", {
        before: "if (amount !== (await orders.find(orderId)).total) return res.sendStatus(400);",
      }),
    },
    {
      name: "fetch: somebody else is asked, or nobody knows who",
      code:
        fetching("amount", { to: '"https://feedback.example/votes"' }) +
        fetching("amount", { to: "process.env.GATEWAY" }),
    },
    {
      name: "fetch: money that goes back",
      code: fetching("amount", { to: '"https://api.paystack.co/refund"' }),
    },
    { name: "fetch: a donation", code: fetching("amount", { path: "/donations" }) },
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
      name: "fetch: an amount of the request as JSON",
      code: fetching("amount * 100"),
      findings: [
        {
          at: `fetch("https://api.paystack.co/transaction/initialize", {
    method: "POST",
    body: JSON.stringify({ email, amount: amount * 100 }),
  })`,
          level: "error",
        },
      ],
    },
    {
      name: "fetch: converted, under a name, and nested",
      code: `${EXPRESS}const BASE = "https://api.mollie.com";
app.post("/pay", async (req, res) => {
  const value = Number(req.body.total).toFixed(2);
  const body = JSON.stringify({ amount: { currency: "EUR", value }, description: "Tea" });
  await fetch(\`\${BASE}/v2/payments\`, { method: "POST", headers: {}, body });
  res.end();
});
`,
      findings: [
        {
          at: 'fetch(`${BASE}/v2/payments`, { method: "POST", headers: {}, body })',
          level: "error",
        },
      ],
    },
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
