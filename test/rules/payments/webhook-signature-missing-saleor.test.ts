import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-signature-missing/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const ERP = `export async function told(id) {
  await fetch("https://erp.shop.example/orders", { method: "POST", body: JSON.stringify({ id }) });
}`;

function found(handler: string, packages: Readonly<Record<string, string>>): string[] {
  return projectFindings(rule, {
    "package.json": JSON.stringify({ dependencies: packages }),
    "src/erp.ts": ERP,
    "src/pages/api/webhooks/order-paid.ts": handler,
  }).map(({ message, underlined }) => `${underlined} | ${message}`);
}

const APP = { "@saleor/app-sdk": "1.3.0", next: "15.5.4" };
const RAW = `import { told } from "../../../erp";
export default async function handler(req, res) {
  await told(req.body.order.id);
  res.status(200).end();
}`;

describe("hooks of a Saleor app that only hand on", () => {
  it("are told where nothing checks who calls", () => {
    expect(found(RAW, APP)).toEqual([
      "async function handler(req, res) | Nothing checks who calls /api/webhooks/order-paid, and what is sent there is handed on as an event of Saleor.",
    ]);
  });

  it.each([
    ["other applications, whose request may be the check", RAW, { next: "15.5.4" }],
    [
      "a handler of the SDK",
      `import { SaleorAsyncWebhook } from "@saleor/app-sdk/handlers/next";
       import { told } from "../../../erp";
       const hook = new SaleorAsyncWebhook({ name: "paid", webhookPath: "api/webhooks/order-paid", event: "ORDER_PAID", apl });
       export default hook.createHandler(async (req, res, { payload }) => { await told(payload.order.id); res.status(200).end(); });`,
      APP,
    ],
    [
      "a check of its own",
      `import { told } from "../../../erp"; import { isFromSaleor } from "../../../saleor";
       export default async function handler(req, res) {
         if (!(await isFromSaleor(req.headers["saleor-signature"], req))) return res.status(401).end();
         await told(req.body.order.id);
         res.status(200).end();
       }`,
      APP,
    ],
    [
      "one that asks nothing of the message",
      `import { told } from "../../../erp";
       export default async function handler(req, res) { await told("all"); res.status(200).end(); }`,
      APP,
    ],
  ])("are silent: %s", (_name, handler, packages) => {
    expect(found(handler, packages)).toEqual([]);
  });
});
