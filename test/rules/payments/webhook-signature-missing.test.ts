import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-signature-missing/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const BAD: readonly Case[] = [
  [
    "SvelteKit, where a hook says who is there and a tagged statement marks the order",
    {
      "package.json": '{"dependencies":{"@sveltejs/kit":"2","postgres":"3"}}',
      "src/hooks.server.ts": `export const handle = async ({ event, resolve }) => {
  event.locals.user = event.cookies.get("user");
  return resolve(event);
};
`,
      "src/routes/api/hook/+server.ts": `import { sql } from "$lib/server/db";
export const POST = async ({ request }) => {
  const event = await request.json();
  if (event.type === "paid") await sql\`update orders set status = 'paid' where id = \${event.id}\`;
  return new Response("ok");
};
`,
    },
  ],
  [
    "a statement in an object with its values",
    {
      "package.json": '{"dependencies":{"astro":"5","@libsql/client":"0.14.0"}}',
      "src/pages/api/webhook.ts": `import { db } from "../../lib/db";
export const POST = async ({ request }) => {
  const event = await request.json();
  await db.execute({ sql: "UPDATE orders SET status = 'paid' WHERE id = ?", args: [event.id] });
  return new Response("ok");
};
`,
    },
  ],
  [
    "another system of the shop",
    {
      "src/app.js": `const express = require("express");
const { Product } = require("./models");
const app = express();
app.use(express.json());
app.post("/erp/notify", async (req, res) => {
  await Product.update({ stock: Number(req.body.stock) }, { where: { sku: String(req.body.sku) } });
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "paid before the signature is checked",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/webhook", express.raw({ type: "*/*" }), async (req, res) => {
  const signature = req.headers["stripe-signature"];
  const message = JSON.parse(req.body);
  if (message.type === "checkout.session.completed")
    await Order.updateOne({ _id: message.data.object.metadata.id }, { isPaid: true });
  const event = stripe.webhooks.constructEvent(req.body, signature, process.env.S);
  res.json({ received: event.id });
});
`,
    },
  ],
  [
    "express stripe body",
    {
      "src/app.js": `const express = require("express");
const Order = require("./models/order");
const app = express();
app.use(express.json());
app.post("/api/webhook", async (req, res) => {
  const event = req.body;
  switch (event.type) {
    case "checkout.session.completed": {
      const session = event.data.object;
      await Order.findByIdAndUpdate(session.metadata.orderId, { isPaid: true, paidAt: Date.now() });
      break;
    }
  }
  res.json({ received: true });
});
`,
    },
  ],
  [
    "router controller two files",
    {
      "src/controller.js": `const Order = require("./models/order");
exports.notify = async (req, res) => {
  const { order_id, transaction_status } = req.body;
  if (transaction_status === "settlement") {
    await Order.update({ payment_status: "paid" }, { where: { id: order_id } });
  }
  res.status(200).send("OK");
};
`,
      "src/routes.js": `const express = require("express");
const { notify } = require("./controller");
const router = express.Router();
router.post("/payments/notification", notify);
module.exports = router;
`,
      "src/app.js": `const express = require("express");
const app = express();
app.use(express.json());
app.use("/api", require("./routes"));
`,
    },
  ],
  [
    "next app router prisma",
    {
      "src/app/api/webhooks/paystack/route.ts": `import { NextResponse } from "next/server";
import { prisma } from "@/lib/prisma";
export async function POST(request: Request) {
  const body = await request.json();
  if (body.event === "charge.success") {
    await prisma.order.update({ where: { reference: body.data.reference }, data: { status: "PAID" } });
  }
  return NextResponse.json({ ok: true });
}
`,
    },
  ],
  [
    "next pages api",
    {
      "pages/api/ipn.ts": `import db from "../../lib/db";
export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();
  const { orderId, status } = req.body;
  if (status === "completed") {
    await db.collection("orders").updateOne({ _id: orderId }, { $set: { paymentStatus: "completed" } });
  }
  res.status(200).end();
}
`,
    },
  ],
  [
    "nest",
    {
      "src/payments.controller.ts": `import { Body, Controller, Post } from "@nestjs/common";
import { PaymentsService } from "./payments.service";
@Controller("payments")
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}
  @Post("webhook")
  async webhook(@Body() body: any) {
    return this.payments.handle(body);
  }
}
`,
      "src/payments.service.ts": `import { Injectable } from "@nestjs/common";
import { Repository } from "typeorm";
@Injectable()
export class PaymentsService {
  constructor(private readonly orders: Repository<any>) {}
  async handle(body: any) {
    const order = await this.orders.findOneBy({ id: body.orderId });
    if (body.type === "payment.succeeded") {
      order.status = OrderStatus.PAID;
      await this.orders.save(order);
    }
  }
}
`,
    },
  ],
  [
    "fastify",
    {
      "src/server.ts": `import Fastify from "fastify";
import { db } from "./db";
const app = Fastify();
app.post("/webhooks/mollie", async (request, reply) => {
  const { id, status, orderId } = request.body as any;
  if (status === "paid") await db("orders").where({ id: orderId }).update({ status: "paid" });
  return reply.send();
});
`,
    },
  ],
  [
    "koa",
    {
      "src/server.js": `const Koa = require("koa");
const Router = require("@koa/router");
const app = new Koa();
const router = new Router();
router.post("/hooks/payment", async (ctx) => {
  const { order, paid } = ctx.request.body;
  if (paid) {
    const found = await Order.findById(order);
    found.isPaid = true;
    await found.save();
  }
  ctx.status = 200;
});
app.use(router.routes());
`,
    },
  ],
  [
    "remix action",
    {
      "app/routes/webhooks.payment.tsx": `import { json } from "@remix-run/node";
import { db } from "~/db.server";
export async function action({ request }) {
  const payload = await request.json();
  if (payload.event === "payment.captured") {
    await db.order.update({ where: { id: payload.order_id }, data: { paymentStatus: "PAID" } });
  }
  return json({ ok: true });
}
`,
    },
  ],
  [
    "raw sql",
    {
      "src/app.js": `const express = require("express");
const { pool } = require("./db");
const app = express();
app.post("/payment/callback", express.json(), async (req, res) => {
  const { orderId, result } = req.body;
  if (result === "OK") await pool.query("UPDATE orders SET status = 'paid' WHERE id = $1", [orderId]);
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "inventory hook",
    {
      "src/app.js": `const express = require("express");
const Stock = require("./stock");
const app = express();
app.post("/webhooks/inventory", express.json(), async (req, res) => {
  await Stock.updateOne({ sku: req.body.sku }, { quantity: req.body.quantity });
  res.sendStatus(200);
});
`,
    },
  ],
];

describe("webhook-signature-missing", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });

  it("shows hooks of parcels and hooks that delete to everybody, and others to those who ask for more", () => {
    const hook = (path: string, call: string): string => `const express = require("express");
const { model, Schema } = require("mongoose");
const Order = model("Order", new Schema({}));
const app = express();
app.use(express.json());
app.post("${path}", async (req, res) => {
  await Order.${call};
  res.sendStatus(200);
});
`;
    const found = (path: string, call: string, preset: "quiet" | "balanced"): number => {
      const files = { "package.json": PACKAGE, "src/app.js": hook(path, call) };
      const { session } = new MemoryStore(files, { rules: [rule], configuration: { preset } });
      return session
        .analyseProject(Object.keys(files), { known: false, reason: "no git" })
        .flatMap(({ findings }) => findings).length;
    };
    expect(
      found(
        "/webhooks/delivery",
        "updateOne({ awb: String(req.body.awb) }, { seen: true })",
        "quiet",
      ),
    ).toBe(1);
    expect(found("/webhooks/erp", "deleteOne({ _id: String(req.body.id) })", "quiet")).toBe(1);
    expect(
      found(
        "/webhooks/erp",
        "updateOne({ _id: String(req.body.id) }, { note: req.body.note })",
        "quiet",
      ),
    ).toBe(0);
    expect(
      found(
        "/webhooks/erp",
        "updateOne({ _id: String(req.body.id) }, { note: req.body.note })",
        "balanced",
      ),
    ).toBe(1);
  });
});
