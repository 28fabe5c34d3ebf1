import { rule } from "../../../src/rules/payments/webhook-parsed-body-verified/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

const MEDUSA_PACKAGE = {
  "package.json":
    '{ "dependencies": { "@medusajs/framework": "2.15.0", "@medusajs/medusa": "2.15.0" } }',
};
const MEDUSA_ROUTE = (
  signed: string,
): string => `import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createHmac, timingSafeEqual } from "node:crypto";

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const digest = createHmac("sha256", process.env.PARCEL_KEY!).update(${signed}).digest();
  if (!timingSafeEqual(digest, Buffer.from(String(req.headers["x-signature"]), "hex"))) {
    res.sendStatus(401);
    return;
  }
  await req.scope.resolve("parcels").updateParcels(req.body);
  res.sendStatus(204);
}
`;

testFindings(rule, [
  {
    name: "Medusa: middlewares of the store are begun",
    path: "src/api/hooks/parcels/[carrier]/route.ts",
    files: MEDUSA_PACKAGE,
    code: MEDUSA_ROUTE("JSON.stringify(req.body)"),
    findings: [
      {
        at: 'createHmac("sha256", process.env.PARCEL_KEY!).update(JSON.stringify(req.body))',
        fixes: ["preserve-raw-body"],
      },
    ],
    fixed: { "preserve-raw-body": MEDUSA_ROUTE("req.rawBody") },
    fixedFiles: {
      "preserve-raw-body": {
        "src/api/middlewares.ts": `import { defineMiddlewares } from "@medusajs/framework/http";

export default defineMiddlewares({
  routes: [
    {
      matcher: "/hooks/parcels/:carrier",
      method: ["POST"],
      bodyParser: { preserveRawBody: true },
    },
  ],
});
`,
      },
    },
  },
  {
    name: "Medusa: an entry before the others",
    path: "src/api/hooks/parcels/route.ts",
    files: {
      ...MEDUSA_PACKAGE,
      "src/api/middlewares.ts": `import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [
    { matcher: '/hooks/*', bodyParser: { sizeLimit: '2mb' } },
  ],
})
`,
    },
    code: MEDUSA_ROUTE("JSON.stringify(req.body)"),
    findings: [
      { at: 'createHmac("sha256", process.env.PARCEL_KEY!).update(JSON.stringify(req.body))' },
    ],
    fixedFiles: {
      "preserve-raw-body": {
        "src/api/middlewares.ts": `import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [
    { matcher: "/hooks/parcels", method: ["POST"], bodyParser: { preserveRawBody: true } },
    { matcher: '/hooks/*', bodyParser: { sizeLimit: '2mb' } },
  ],
})
`,
      },
    },
  },
  {
    name: "Medusa: the entry of the route itself",
    path: "src/api/hooks/parcels/route.ts",
    files: {
      ...MEDUSA_PACKAGE,
      "src/api/middlewares.ts": `import { defineMiddlewares } from "@medusajs/framework/http";
import { check } from "./check";

export default defineMiddlewares([
  {
    matcher: "/hooks/parcels",
    method: "POST",
    bodyParser: { sizeLimit: "2mb" },
    middlewares: [check],
  },
]);
`,
    },
    code: MEDUSA_ROUTE("JSON.stringify(req.body)"),
    findings: [
      { at: 'createHmac("sha256", process.env.PARCEL_KEY!).update(JSON.stringify(req.body))' },
    ],
    fixedFiles: {
      "preserve-raw-body": {
        "src/api/middlewares.ts": `import { defineMiddlewares } from "@medusajs/framework/http";
import { check } from "./check";

export default defineMiddlewares([
  {
    matcher: "/hooks/parcels",
    method: "POST",
    bodyParser: { sizeLimit: "2mb", preserveRawBody: true },
    middlewares: [check],
  },
]);
`,
      },
    },
  },
  {
    name: "Medusa: middlewares that are put together elsewhere are not touched",
    path: "src/api/hooks/parcels/route.ts",
    files: {
      ...MEDUSA_PACKAGE,
      "src/api/middlewares.ts": `import { defineMiddlewares } from "@medusajs/framework/http";
import { routes } from "./all";
export default defineMiddlewares({ routes });
`,
    },
    code: MEDUSA_ROUTE("JSON.stringify(req.body)"),
    findings: [
      {
        at: 'createHmac("sha256", process.env.PARCEL_KEY!).update(JSON.stringify(req.body))',
        fixes: [],
      },
    ],
  },
  {
    name: "bytes that Medusa does not keep",
    path: "src/api/hooks/parcels/route.ts",
    files: {
      ...MEDUSA_PACKAGE,
      "src/api/middlewares.ts": `const { defineMiddlewares } = require("@medusajs/framework/http");
module.exports = defineMiddlewares({
  routes: [{ matcher: "/store/*", middlewares: [] }],
});
`,
    },
    code: MEDUSA_ROUTE("req.rawBody"),
    findings: [{ at: "req.rawBody", message: "POST /hooks/parcels", fixes: ["keep-for-route"] }],
    fixedFiles: {
      "keep-for-route": {
        "src/api/middlewares.ts": `const { defineMiddlewares } = require("@medusajs/framework/http");
module.exports = defineMiddlewares({
  routes: [{ matcher: "/hooks/parcels", method: ["POST"], bodyParser: { preserveRawBody: true } }, { matcher: "/store/*", middlewares: [] }],
});
`,
      },
    },
  },
]);
