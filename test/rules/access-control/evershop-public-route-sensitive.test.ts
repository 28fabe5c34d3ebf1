import { rule } from "../../../src/rules/access-control/evershop-public-route-sensitive/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const route = (access: string, path = "/orders/:id/refund", method = "POST"): string =>
  `{\n  "methods": ["${method}"],\n  "path": "${path}",\n  "access": "${access}"\n}\n`;
const path = "extensions/erp/api/refundOrder/route.json";
const handler = (code: string): Readonly<Record<string, string>> => ({
  "extensions/erp/api/refundOrder/refundOrder.js": `export default async (request, response) => { ${code} };`,
});

testRule(rule, {
  valid: [
    { name: "private", path, code: route("private") },
    { name: "only reads", path, code: route("public", "/orders/:id/refund", "GET") },
    {
      name: "the handler asks for the customer",
      path,
      code: route("public"),
      files: handler(
        "const customer = request.getCurrentCustomer(); if (!customer) return response.status(401).json({});",
      ),
    },
    {
      name: "a signature",
      path,
      code: route("public"),
      files: {
        ...handler("response.json({});"),
        "extensions/erp/api/refundOrder/[bodyParser]verify[refundOrder].js": `import { timingSafeEqual } from "node:crypto"; export default (request, response, next) => { if (!timingSafeEqual(a, b)) return response.status(401).end(); next(); };`,
      },
    },
    {
      name: "what customers do with their cart",
      path: "extensions/shop/api/deleteCartItem/route.json",
      code: route("public", "/cart/items/:id", "DELETE"),
    },
    {
      name: "a purchase that is captured after the customer approved it",
      path: "extensions/pay/api/capturePayment/route.json",
      code: route("public", "/pay/captureTransactions"),
    },
    {
      name: "a capture that the provider is asked for",
      path: "extensions/pay/api/capturePayment/route.json",
      code: route("public", "/pay/:id/capture"),
      files: {
        "extensions/pay/api/capturePayment/capture.js": `import axios from "axios"; import { update } from "@evershop/postgres-query-builder"; export default async (request, response) => { const { data } = await axios.post(paypalUrl + "/orders/" + request.params.id + "/capture"); await update("payment_transaction").given({ status: data.status }).execute(pool); response.json({}); };`,
      },
    },
    {
      name: "a webhook",
      path: "extensions/pay/api/refundWebhook/route.json",
      code: route("public", "/pay/webhook"),
    },
    { name: "another file of that name", path: "docs/route.json", code: route("public") },
  ],
  invalid: [
    {
      name: "a refund",
      path,
      code: route("public"),
      files: handler("await refund(order); response.json({});"),
      findings: [
        {
          at: `"access": "public"`,
          level: "warning",
          message: "POST /api/orders/:id/refund",
          fixes: ["make-private"],
        },
      ],
      fixed: { "make-private": route("private") },
    },
    {
      name: "an export by the folder's name",
      path: "extensions/erp/api/exportCustomers/route.json",
      code: route("public", "/erp/people"),
      findings: [{ at: `"access": "public"` }],
    },
    {
      name: "a capture that only the store's own records know of",
      path: "extensions/gift/api/captureGift/route.json",
      code: route("public", "/gifts/:id/capture"),
      files: {
        "extensions/gift/api/captureGift/capture.js": `import { update } from "@evershop/postgres-query-builder"; export default async (request, response) => { await update("gift_card").given({ status: "captured" }).where("id", "=", request.params.id).execute(pool); response.json({}); };`,
      },
      findings: [{ at: '"access": "public"' }],
    },
    {
      name: "an authorized payment is captured",
      path: "src/modules/pay/api/captureAuthorizedPayment/route.json",
      code: route("public", "/pay/authorizations/capture"),
      findings: [{ at: `"access": "public"` }],
    },
    {
      name: "products are deleted",
      path: "extensions/erp/api/bulkDelete/route.json",
      code: route("public", "/erp/products", "DELETE"),
      findings: [{ at: `"access": "public"` }],
    },
  ],
});
