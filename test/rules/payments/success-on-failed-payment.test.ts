import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/success-on-failed-payment/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const BAD: readonly Case[] = [
  [
    "refunded although the refund failed",
    {
      "src/a.ts": `import Stripe from "stripe";
const stripe = new Stripe(process.env.K!);
export async function refund(order) {
  try {
    await stripe.refunds.create({ payment_intent: order.intent });
  } catch (error) {
    console.error("refund failed", error);
  }
  await prisma.order.update({ where: { id: order.id }, data: { status: "refunded" } });
}
`,
    },
  ],
  [
    "catch marks paid",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
exports.pay = async (order) => {
  try {
    const intent = await stripe.paymentIntents.create({ amount: order.total, currency: "eur", confirm: true });
    order.intent = intent.id;
    order.status = "paid";
    await order.save();
  } catch (error) {
    console.error(error);
    order.status = "paid"; // demo mode
    await order.save();
  }
};
`,
    },
  ],
  [
    "swallowed and marked behind",
    {
      "src/a.ts": `import Stripe from "stripe";
const stripe = new Stripe(process.env.K!);
export async function capture(order) {
  try {
    await stripe.paymentIntents.capture(order.intent);
  } catch (error) {
    console.log("capture failed", error);
  }
  await prisma.order.update({ where: { id: order.id }, data: { paymentStatus: "PAID" } });
}
`,
    },
  ],
  [
    "answers success",
    {
      "src/a.ts": `export async function charge(gateway, nonce, amount) {
  try {
    return await this.braintreeGateway.transaction.sale({ amount, paymentMethodNonce: nonce });
  } catch (error) {
    return { success: true, transactionId: "mock_" + Date.now() };
  }
}
`,
    },
  ],
  [
    "express answer",
    {
      "src/a.js": `const Razorpay = require("razorpay");
const razorpay = new Razorpay({ key_id: "a", key_secret: "b" });
app.post("/capture", async (req, res) => {
  try {
    await razorpay.payments.capture(req.body.id, 100, "INR");
    res.json({ success: true });
  } catch (error) {
    res.json({ success: true, message: "Payment captured" });
  }
});
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  [
    "a refund that failed leaves the order paid",
    {
      "src/a.ts": `import Stripe from "stripe";
const stripe = new Stripe(process.env.K!);
export async function refund(order) {
  try {
    await stripe.refunds.create({ payment_intent: order.intent });
    await prisma.order.update({ where: { id: order.id }, data: { status: "refunded" } });
  } catch (error) {
    await prisma.order.update({ where: { id: order.id }, data: { status: "paid" } });
  }
}
export async function close(order) {
  try {
    await stripe.refunds.create({ payment_intent: order.intent });
  } catch (error) {
    return { error: "refund failed" };
  }
  await prisma.order.update({ where: { id: order.id }, data: { status: "refunded" } });
}
`,
    },
  ],
  [
    "failure",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
exports.pay = async (req, res) => {
  try {
    await stripe.paymentIntents.confirm(req.body.id);
    order.isPaid = true;
  } catch (error) {
    order.status = "payment_failed";
    res.status(402).json({ success: false, error: error.message });
  }
};
`,
    },
  ],
  [
    "rethrown",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
exports.pay = async (order) => {
  try {
    await stripe.paymentIntents.capture(order.intent);
  } catch (error) {
    logger.error(error);
    throw error;
  }
  order.status = "paid";
};
`,
    },
  ],
  [
    "asked behind",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
exports.pay = async (order) => {
  let captured = false;
  try {
    await stripe.paymentIntents.capture(order.intent);
    captured = true;
  } catch (error) {
    console.error(error);
  }
  if (captured) order.status = "paid";
};
`,
    },
  ],
  [
    "webhook always 200",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
app.post("/webhook", async (req, res) => {
  try {
    const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "s");
    await handle(event);
  } catch (error) {
    console.error(error);
  }
  res.json({ received: true });
});
`,
    },
  ],
  [
    "already captured",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
exports.pay = async (order) => {
  try {
    await stripe.paymentIntents.capture(order.intent);
  } catch (error) {
    if (error.code !== "payment_intent_unexpected_state") throw error;
  }
  order.status = "paid";
};
`,
    },
  ],
  [
    "pending",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
exports.pay = async (order) => {
  try {
    return await stripe.charges.create({ amount: order.total });
  } catch (error) {
    return { success: true, pending: true, error: error.message };
  }
};
`,
    },
  ],
  [
    "clearing up",
    {
      "src/a.js": `const stripe = require("stripe")(process.env.K);
exports.leave = async (user) => {
  try {
    await stripe.customers.del(user.stripe);
  } catch (error) {
    console.error(error);
  }
  return { success: true };
};
`,
    },
  ],
];

describe("success-on-failed-payment", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
