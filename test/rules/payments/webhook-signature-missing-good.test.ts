import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-signature-missing/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";
import { type Case, VERIFIED } from "./verified-webhooks.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

const GOOD: readonly Case[] = [
  [
    "a look into the message before the check, and what is to be written",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/webhook", express.raw({ type: "*/*" }), async (req, res) => {
  const changes = { isPaid: true, paidAt: Date.now() };
  const markPaid = async (id) => {
    await Order.updateOne({ _id: id }, { isPaid: true });
  };
  const shop = await Shop.findOne({ channel: JSON.parse(req.body).channel });
  const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], shop.secret);
  if (event.type === "checkout.session.completed") {
    await markPaid(event.data.object.metadata.id);
    await Order.updateOne({ _id: event.data.object.metadata.id }, changes);
  }
  res.sendStatus(200);
});
`,
    },
  ],
  ...VERIFIED,
  [
    "middleware",
    {
      "src/app.js": `const express = require("express");
const { verifyWebhook } = require("./verify");
const app = express();
app.post("/webhook", verifyWebhook, async (req, res) => {
  await Order.updateOne({ _id: req.body.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "mollie refetch",
    {
      "src/app.js": `const express = require("express");
const { createMollieClient } = require("@mollie/api-client");
const mollie = createMollieClient({ apiKey: process.env.K });
const app = express();
app.post("/webhook", async (req, res) => {
  const payment = await mollie.payments.get(req.body.id);
  if (payment.status === "paid") await Order.updateOne({ paymentId: payment.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "api key",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/hooks/erp", async (req, res) => {
  if (req.headers["x-api-key"] !== process.env.ERP_KEY) return res.sendStatus(401);
  await Order.updateOne({ _id: req.body.id }, { paymentStatus: "paid" });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "digest of fields and a secret in sig",
    {
      "src/app.js": `const express = require("express");
const crypto = require("crypto");
const app = express();
app.post("/webhook", express.json(), async (req, res) => {
  const sig = crypto.createHash("md5").update(req.body.id + process.env.SHOP_KEY).digest("hex");
  if (sig !== req.body.sig) return res.sendStatus(401);
  await Order.updateOne({ _id: req.body.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
];

describe("webhook-signature-missing", () => {
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
