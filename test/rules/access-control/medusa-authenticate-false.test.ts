import { rule } from "../../../src/rules/access-control/medusa-authenticate-false/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = { "package.json": '{ "dependencies": { "@medusajs/medusa": "2.15.0" } }' };
const path = "src/api/admin/reports/route.ts";
const handler = `export async function GET(req, res) { res.json(await req.scope.resolve("query").graph({ entity: "order" })); }`;
const off = "export const AUTHENTICATE = false;\n";
const middlewares = (entry: string): Readonly<Record<string, string>> => ({
  ...files,
  "src/api/middlewares.ts": `import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
    import { gate } from "@acme/gate";
    export default defineMiddlewares({ routes: [${entry}] });`,
});

testRule(rule, {
  valid: [
    { name: "no export", path, files, code: handler },
    {
      name: "the export says true",
      path,
      files,
      code: `export const AUTHENTICATE = true;\n${handler}`,
    },
    {
      name: "a middleware asks instead",
      path,
      files: middlewares(
        `{ matcher: "/admin/reports*", middlewares: [authenticate("user", ["api-key"])] }`,
      ),
      code: off + handler,
    },
    {
      name: "a middleware that nobody can read",
      path,
      files: middlewares(`{ matcher: "/admin/reports", middlewares: [gate] }`),
      code: off + handler,
    },
    {
      name: "an invitation is accepted by people who cannot log in yet",
      path: "src/api/admin/invites/accept/route.ts",
      files,
      code: off + handler,
    },
    {
      name: "a store route, which is open anyway",
      path: "src/api/store/reports/route.ts",
      files,
      code: off + handler,
    },
    {
      name: "a secret of its own",
      path,
      files,
      code: `${off}export async function POST(req, res) { if (req.headers["x-sync-secret"] !== process.env.SYNC_SECRET) return res.sendStatus(401); res.end(); }`,
    },
    {
      name: "not Medusa",
      path,
      files: { "package.json": "{}" },
      code: off + handler,
    },
  ],
  invalid: [
    {
      name: "below admin",
      path,
      files,
      code: `import { z } from "zod";\n\n${off}\n${handler}`,
      findings: [
        {
          at: "export const AUTHENTICATE = false",
          level: "warning",
          message: "GET /admin/reports",
          fixes: ["remove-opt-out"],
        },
      ],
      fixed: { "remove-opt-out": `import { z } from "zod";\n\n\n${handler}` },
    },
    {
      name: "of the customer's own, once for all methods",
      path: "src/api/store/customers/me/points/route.ts",
      files,
      code: `${handler}\nexport async function POST(req, res) { res.end(); }\nexport const AUTHENTICATE: boolean = false // for now\n`,
      findings: [{ at: "export const AUTHENTICATE: boolean = false" }],
    },
    {
      name: "a middleware for another path, in JavaScript",
      path: "src/api/admin/reports/route.js",
      files: middlewares(
        `{ matcher: "/admin/report", methods: ["GET"], middlewares: [authenticate("user", ["session"])] }`,
      ),
      code: off + handler,
      findings: [{ at: "export const AUTHENTICATE = false" }],
    },
  ],
});
