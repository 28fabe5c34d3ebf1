import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-signature-missing/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const GOOD: readonly Case[] = [
  [
    "an endpoint that is told of events is changed",
    {
      "src/app.ts": `import express from "express";
import { Endpoint } from "./endpoint";
const app = express();
app.use(express.json());
app.put("/webhooks/:id", async (req, res) => {
  await Endpoint.updateOne({ _id: String(req.params.id) }, { url: String(req.body.url) });
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "PayPal is asked for the order",
    {
      "src/app.ts": `import express from "express";
import { Order } from "./order";
import { OrdersController } from "@paypal/paypal-server-sdk";
const paypal = new OrdersController(client);
const app = express();
app.use(express.json());
app.post("/webhooks/payments", async (req, res) => {
  const order = await Order.findOne({ number: String(req.body.number) });
  const { result } = await paypal.getOrder({ id: String(req.body.resource.id) });
  const isPaid = result.status === "COMPLETED" && Number(result.purchaseUnits[0].amount.value) === order.total;
  if (isPaid) await Order.updateOne({ _id: order._id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "Square is asked for the payment",
    {
      "src/app.ts": `import express from "express";
import { Order } from "./order";
import { SquareClient } from "square";
const square = new SquareClient({ token: process.env.SQUARE_TOKEN });
const app = express();
app.use(express.json());
app.post("/webhooks/payments", async (req, res) => {
  const order = await Order.findOne({ number: String(req.body.number) });
  const { payment } = await square.payments.get({ paymentId: String(req.body.data.id) });
  const isPaid = payment.status === "COMPLETED" && payment.amountMoney.amount === order.total;
  if (isPaid) await Order.updateOne({ _id: order._id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "Razorpay is asked for the payment",
    {
      "src/app.ts": `import express from "express";
import { Order } from "./order";
import Razorpay from "razorpay";
const razorpay = new Razorpay({ key_id: process.env.A, key_secret: process.env.B });
const app = express();
app.use(express.json());
app.post("/webhooks/payments", async (req, res) => {
  const order = await Order.findOne({ number: String(req.body.number) });
  const payment = await razorpay.payments.fetch(String(req.body.payload.payment.entity.id));
  const isPaid = payment.status === "captured" && payment.amount === order.total;
  if (isPaid) await Order.updateOne({ _id: order._id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "Klarna is asked over HTTP",
    {
      "src/app.ts": `import express from "express";
import { Order } from "./order";
const app = express();
app.use(express.json());
app.post("/webhooks/payments", async (req, res) => {
  const order = await Order.findOne({ number: String(req.body.number) });
  const answer = await fetch(\`https://api.klarna.com/ordermanagement/v1/orders/\${encodeURIComponent(String(req.body.id))}\`, { headers: { authorization: process.env.KLARNA } });
  const klarna = await answer.json();
  const isPaid = klarna.status === "CAPTURED" && klarna.order_amount === order.total;
  if (isPaid) await Order.updateOne({ _id: order._id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "another system of the shop with a key, and a page of its own",
    {
      "src/app.js": `const express = require("express");
const { Product, Note } = require("./models");
const app = express();
app.use(express.json());
app.post("/erp/notify", async (req, res) => {
  if (req.headers["x-api-key"] !== process.env.ERP_KEY) return res.sendStatus(401);
  await Product.update({ stock: Number(req.body.stock) }, { where: { sku: String(req.body.sku) } });
  res.sendStatus(204);
});
app.post("/stock/notify-me", async (req, res) => {
  await Note.create({ mail: String(req.body.mail) });
  res.sendStatus(204);
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
    "admin hooks config",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/admin/webhooks", requireAdmin, async (req, res) => {
  await Webhook.create(req.body);
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "outgoing subscription registry needs login",
    {
      "src/app.js": `const express = require("express");
const app = express();
const requireUser = (req, res, next) => { if (!req.user) return res.sendStatus(401); next(); };
app.post("/webhooks", requireUser, async (req, res) => {
  await Webhook.create({ url: req.body.url });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "provider verified elsewhere",
    {
      "src/app.js": `const express = require("express");
const { container } = require("./container");
const app = express();
app.post("/webhook/:provider", async (req, res) => {
  const provider = container.resolve(req.params.provider);
  const event = await provider.parseNotification(req);
  if (event.paid) await Order.updateOne({ _id: event.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "newsletter callback",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.post("/notifications", async (req, res) => {
  await Device.create({ token: req.body.token });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "oauth callback",
    {
      "src/app.js": `const express = require("express");
const app = express();
app.get("/auth/callback", async (req, res) => {
  const user = await User.findOneAndUpdate({ email: req.query.email }, { status: "active" });
  res.redirect("/");
});
`,
    },
  ],
  [
    "wrapped handler",
    {
      "src/pages/api/webhooks/refund.ts": `import { webhook } from "@/lib/webhook";
import { handler } from "@/lib/handler";
export default webhook.createHandler(handler);
`,
      "src/lib/handler.ts": `export const handler = async (payload) => {
  await prisma.order.update({ where: { id: payload.id }, data: { status: "PAID" } });
};
`,
    },
  ],
  [
    "a global guard that metadata tells how to log in",
    {
      "src/payments.controller.ts": `import { Body, Controller, Post } from "@nestjs/common";
import { Auth } from "./auth";
@Controller("payments")
export class PaymentsController {
  constructor(private readonly prisma: Prisma) {}
  @Post("receiver")
  @Auth(["PaymentApiKey"])
  receiver(@Body() body: Payment) {
    return this.prisma.order.update({ where: { id: body.order }, data: { status: "PAID" } });
  }
}
`,
      "src/auth.ts": `import { SetMetadata } from "@nestjs/common";
export const Auth = (types: string[]) => SetMetadata("authType", types);
export class AuthenticationGuard {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context) {
    const types = this.reflector.get("authType", context.getHandler());
    const request = context.switchToHttp().getRequest();
    if (types && request.headers["payment-api-key"] !== process.env.KEY) throw new UnauthorizedException();
    return true;
  }
}
`,
      "src/app.module.ts": `import { Module } from "@nestjs/common";
import { APP_GUARD } from "@nestjs/core";
import { AuthenticationGuard } from "./auth";
@Module({ providers: [{ provide: APP_GUARD, useClass: AuthenticationGuard }] })
export class AppModule {}
`,
    },
  ],
];

describe("webhook-signature-missing", () => {
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
