import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-signature-weak/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";
import { testFindings } from "../../harness/rule-tester.ts";
import { type Case, VERIFIED } from "./verified-webhooks.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

const stripeHook = (parser: string, read: string): string => `import express from "express";
import Stripe from "stripe";
import { Order } from "./order";
const stripe = new Stripe(process.env.STRIPE_KEY);
const app = express();
app.use(${parser});
app.post("/webhook", async (req, res) => {
  if (!req.headers["stripe-signature"]) return res.sendStatus(400);
  const event = ${read};
  if (event.type === "payment_intent.succeeded") {
    const order = await Order.findById(event.data.object.metadata.id);
    if (order.total !== event.data.object.amount) return res.sendStatus(400);
    await Order.updateOne({ _id: order._id }, { isPaid: true });
  }
  res.json({ received: true });
});
`;

const BAD: readonly Case[] = [
  [
    "weak truthy",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/webhook", express.json(), async (req, res) => {
  const signature = req.headers["x-signature"];
  if (!signature) return res.status(401).end();
  await Order.updateOne({ _id: req.body.id }, { isPaid: true });
  res.end();
});
`,
    },
  ],
  [
    "weak stub",
    {
      "src/sign.ts": `export function verifyWebhookSignature(body: string, signature: string): boolean {
  // Nothing is compared yet.
  console.log(signature);
  return true;
}
`,
    },
  ],
  [
    "a header that a controller of Nest never compares",
    {
      "src/c.ts": `import { Body, Controller, Headers, Post } from "@nestjs/common";
@Controller("carrier")
export class CarrierController {
  constructor(private readonly stock: StockService) {}
  @Post("webhook")
  async webhook(@Headers("x-signature") signature: string, @Body() body: StockUpdate) {
    if (!signature) return;
    await this.stock.updateStock(body.sku, body.quantity);
  }
}
`,
    },
  ],
  [
    "another address",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/webhooks/paypal", express.json(), async (req, res) => {
  const signature = req.headers["paypal-transmission-sig"];
  if (!signature) return res.sendStatus(401);
  await fetch("https://hooks.example.com/notify", { method: "POST", body: "paid" });
  await Order.updateOne({ _id: req.body.resource.custom_id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "next log only",
    {
      "src/app/api/webhooks/orders/route.ts": `import { prisma } from "@/lib/prisma";
export async function POST(request: Request) {
  const signature = request.headers.get("saleor-signature");
  console.log("received", { signature });
  const order = await request.json();
  await prisma.order.upsert({ where: { id: order.id }, create: order, update: order });
  return Response.json({});
}
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  ...VERIFIED,
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
    "queue raw body",
    {
      "src/app.js": `const express = require("express");
const queue = require("./queue");
const app = express();
app.post("/webhook", express.raw({ type: "*/*" }), async (req, res) => {
  await queue.add("payment", { body: req.body.toString(), signature: req.headers["stripe-signature"] });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "paypal asked",
    {
      "src/app.js": `const express = require("express");
const app = express();
const VERIFY = "https://api-m.paypal.com/v1/notifications/verify-webhook-signature";
app.post("/webhooks/paypal", express.json(), async (req, res) => {
  const answer = await fetch(VERIFY, {
    method: "POST",
    body: JSON.stringify({ transmission_sig: req.headers["paypal-transmission-sig"], webhook_event: req.body }),
  });
  if ((await answer.json()).verification_status !== "SUCCESS") return res.sendStatus(401);
  await Order.updateOne({ _id: req.body.resource.custom_id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "stub without params",
    {
      "src/x.ts": `export const isWebhookSignatureValid = (s: string) => s.length > 4;
`,
    },
  ],
];

describe("webhook-signature-weak", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});

testFindings(rule, [
  {
    name: "Stripe's header that is only looked for",
    path: "src/app.js",
    files: { "package.json": PACKAGE },
    code: stripeHook("express.json()", "req.body"),
    findings: [{ at: "async (req, res)", fixes: ["keep-and-check"] }],
    fixed: {
      "keep-and-check": stripeHook(
        "express.json({ verify: (request, _response, bytes) => { Object.assign(request, { rawBody: bytes }); } })",
        'stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.STRIPE_WEBHOOK_SECRET)',
      ),
    },
  },
]);
