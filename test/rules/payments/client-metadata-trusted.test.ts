import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/client-metadata-trusted/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const BAD: readonly Case[] = [
  [
    "what a card of the shop is worth",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
export const handler = new PaymentMethodHandler({
  createPayment: async (ctx, order, amount, args, metadata) => {
    const card = await cards.find(metadata.number);
    const worth = Number(metadata.worth ?? card.worth);
    if (amount > worth) return { amount, state: "Declined" };
    await cards.close(card.id);
    return { amount, state: "Settled", transactionId: card.id };
  },
});
`,
    },
  ],
  [
    "points that cover the order",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
export const handler = new PaymentMethodHandler({
  createPayment: async (ctx, order, amount, args, { points }) => {
    const isEnough = points >= order.totalWithTax;
    if (!isEnough) throw new Error("not enough");
    return { amount, state: "Authorized", transactionId: order.code };
  },
});
`,
    },
  ],
  [
    "Medusa: the status of the storefront's data",
    {
      "src/provider.ts": `import { AbstractPaymentProvider } from "@medusajs/framework/utils";
export class Provider extends AbstractPaymentProvider {
  async initiatePayment(input) {
    return { id: input.data.id, status: input.data.status, data: input.data };
  }
}
`,
    },
  ],
  [
    "Medusa: a status that depends on it",
    {
      "src/provider.ts": `import { AbstractPaymentProvider } from "@medusajs/framework/utils";
export class Provider extends AbstractPaymentProvider {
  async initiatePayment({ amount, data }) {
    const { paid } = data;
    return { id: "x", status: paid ? "captured" : "pending", data: { amount } };
  }
}
`,
    },
  ],
  [
    "amount and state",
    {
      "src/a.ts": `import { PaymentMethodHandler, LanguageCode } from "@vendure/core";
export const handler = new PaymentMethodHandler({
  code: "my-psp",
  description: [],
  args: {},
  createPayment: async (ctx, order, amount, args, metadata) => {
    return { amount: metadata.amount, state: "Settled" as const, transactionId: metadata.transactionId };
  },
  settlePayment: async () => ({ success: true }),
});
`,
    },
  ],
  [
    "transaction named by the browser",
    {
      "src/a.ts": `import * as vendure from "@vendure/core";
export const handler = new vendure.PaymentMethodHandler({
  createPayment(ctx, order, amount, args, metadata) {
    Logger.info(metadata.paypalOrderId);
    return { amount, state: "Settled", transactionId: metadata.paypalOrderId, metadata };
  },
});
`,
    },
  ],
  [
    "destructured state",
    {
      "src/a.js": `const { PaymentMethodHandler } = require("@vendure/core");
module.exports.handler = new PaymentMethodHandler({
  createPayment: (ctx, order, amount, args, { status, id }) => {
    return { amount, state: status === "succeeded" ? "Settled" : "Declined", transactionId: id };
  },
});
`,
    },
  ],
  [
    "function elsewhere in the file",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
const createPayment = (ctx, order, amount, args, metadata) => {
  const paid = Number(metadata.paid);
  return { amount: paid, state: "Authorized" };
};
export const handler = new PaymentMethodHandler({ createPayment });
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  [
    "what the shop knows is compared as well, or the claim with what it knows",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
export const one = new PaymentMethodHandler({
  createPayment: async (ctx, order, amount, args, metadata) => {
    const card = await cards.find(metadata.number);
    if (metadata.worth < amount || card.worth < amount) return { amount, state: "Declined" };
    return { amount, state: "Settled", transactionId: card.id };
  },
});
export const two = new PaymentMethodHandler({
  createPayment: async (ctx, order, amount, args, metadata) => {
    const card = await cards.find(metadata.number);
    if (card.worth !== metadata.worth || metadata.worth < amount) return { amount, state: "Declined" };
    return { amount, state: "Settled", transactionId: card.id };
  },
});
`,
    },
  ],
  [
    "Medusa: the provider is asked",
    {
      "src/provider.ts": `import { AbstractPaymentProvider } from "@medusajs/framework/utils";
export class Provider extends AbstractPaymentProvider {
  async initiatePayment(input) {
    const made = await this.client.create({ amount: input.amount, id: input.data.id });
    return { id: made.id, status: made.status, data: made };
  }
}
`,
    },
  ],
  [
    "Medusa: a status of its own, and what a later method keeps",
    {
      "src/provider.ts": `import { AbstractPaymentProvider } from "@medusajs/framework/utils";
export class Provider extends AbstractPaymentProvider {
  async initiatePayment(input) {
    return { id: input.data.id, status: "pending", data: input.data };
  }
  async getPaymentStatus(input) {
    return { status: input.data.status };
  }
}
`,
    },
  ],
  [
    "admin only",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
export const handler = new PaymentMethodHandler({
  createPayment: async (ctx, order, amount, args, metadata) => {
    if (ctx.apiType !== "admin") throw Error("not allowed");
    return { amount: metadata.amount, state: "Settled", transactionId: metadata.id };
  },
});
`,
    },
  ],
  [
    "asked",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
import { client } from "./client";
export const handler = new PaymentMethodHandler({
  createPayment: async (ctx, order, amount, args, metadata) => {
    const payment = await client.payments.get(metadata.id);
    return { amount: payment.amount, state: payment.paid ? "Settled" : "Declined", transactionId: metadata.id };
  },
});
`,
    },
  ],
  [
    "manual payment",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
export const handler = new PaymentMethodHandler({
  createPayment: (ctx, order, amount, args, metadata) => ({ amount, state: "Authorized", metadata: { note: metadata.note } }),
});
`,
    },
  ],
  [
    "created only",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
export const handler = new PaymentMethodHandler({
  createPayment: (ctx, order, amount, args, metadata) => ({ amount, state: "Created", transactionId: metadata.intent }),
});
`,
    },
  ],
  [
    "amount compared",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "@vendure/core";
export const handler = new PaymentMethodHandler({
  createPayment: (ctx, order, amount, args, metadata) => {
    if (metadata.amount > amount) throw new Error("too much");
    return { amount: metadata.amount, state: "Authorized" };
  },
});
`,
    },
  ],
  [
    "class of the same name",
    {
      "src/a.ts": `import { PaymentMethodHandler } from "./own";
export const handler = new PaymentMethodHandler({
  createPayment: (ctx, order, amount, args, metadata) => ({ amount: metadata.amount, state: "Settled" }),
});
`,
    },
  ],
];

describe("client-metadata-trusted", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
