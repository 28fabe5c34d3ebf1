import { rule } from "../../../src/rules/payments/client-chosen-price-id/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import Stripe from "stripe";
const app = express();
app.use(express.json());
const stripe = new Stripe("key");
`;

testRule(rule, {
  valid: [
    {
      name: "one of a list",
      code: `${EXPRESS}const PRICES = ["price_a", "price_b"];
app.post("/subscribe", async (req, res) => {
  if (!PRICES.includes(req.body.price)) return res.sendStatus(400);
  res.json(await stripe.subscriptions.create({ customer: "c", items: [{ price: req.body.price }] }));
});
`,
    },
    {
      name: "a map by plan",
      code: `${EXPRESS}const PRICES = { small: "price_a", large: "price_b" };
app.post("/subscribe", async (req, res) => {
  res.json(await stripe.subscriptions.create({ customer: "c", items: [{ price: PRICES[req.body.plan] }] }));
});
`,
    },
    {
      name: "looked up on the server",
      code: `${EXPRESS}app.post("/subscribe", async (req, res) => {
  const plan = await Plan.findById(req.body.plan);
  res.json(await stripe.subscriptions.create({ customer: "c", items: [{ price: plan.price }] }));
});
`,
    },
    {
      name: "from the settings",
      code: `${EXPRESS}app.post("/subscribe", async (req, res) => {
  res.json(await stripe.subscriptions.create({ customer: req.body.customer, items: [{ price: process.env.PRICE }] }));
});
`,
    },
    {
      name: "for staff",
      path: "src/admin/subscriptions.ts",
      code: `${EXPRESS}app.post("/admin/subscribe", async (req, res) => {
  res.json(await stripe.subscriptions.create({ customer: "c", items: [{ price: req.body.price }] }));
});
`,
    },
  ],
  invalid: [
    {
      name: "a subscription",
      code: `${EXPRESS}app.post("/subscribe", async (req, res) => {
  res.json(await stripe.subscriptions.create({ customer: "c", items: [{ price: req.body.priceId }] }));
});
`,
      findings: [
        {
          at: 'stripe.subscriptions.create({ customer: "c", items: [{ price: req.body.priceId }] })',
        },
      ],
    },
    {
      name: "a checkout in a server action",
      path: "src/app/actions.ts",
      code: `"use server";
import Stripe from "stripe";
const stripe = new Stripe("key");
export async function checkout(priceId: string) {
  return stripe.checkout.sessions.create({ line_items: [{ price: priceId, quantity: 1 }] });
}
`,
      findings: [
        {
          at: "stripe.checkout.sessions.create({ line_items: [{ price: priceId, quantity: 1 }] })",
        },
      ],
    },
    {
      name: "CommonJS",
      code: `const stripe = require("stripe")("key");
const express = require("express");
const app = express();
app.post("/pay", async (req, res) => {
  const session = await stripe.checkout.sessions.create({ line_items: [{ price: req.query.price, quantity: 1 }] });
  res.redirect(303, session.url);
});
`,
      findings: [
        {
          at: "stripe.checkout.sessions.create({ line_items: [{ price: req.query.price, quantity: 1 }] })",
        },
      ],
    },
  ],
});
