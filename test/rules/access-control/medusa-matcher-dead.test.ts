import { rule } from "../../../src/rules/access-control/medusa-matcher-dead/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const route = `export async function GET(req, res) { res.json({}); }`;
const files = {
  "package.json": '{ "dependencies": { "@medusajs/medusa": "2.15.0" } }',
  "src/api/store/loyalty/points/route.ts": route,
  "src/api/store/tickets/[id]/route.ts": route,
  "src/api/admin/vendors/route.ts": route,
};
const withPlugin = {
  ...files,
  "package.json":
    '{ "dependencies": { "@medusajs/medusa": "2.15.0", "@acme/medusa-plugin-reviews": "1.0.0" } }',
};
const path = "src/api/middlewares.ts";
const code = (entries: string): string =>
  `import { authenticate, defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http";
import { log } from "../lib/log";
export default defineMiddlewares({ routes: [${entries}] });
`;
const guard = `middlewares: [authenticate("customer", ["session"])]`;

testRule(rule, {
  valid: [
    {
      name: "a body that a middleware validates, for all methods or by a pattern",
      path: "src/api/store/quotes/route.ts",
      files: {
        ...files,
        [path]: code(
          `{ matcher: "/store/quotes", middlewares: [validateAndTransformBody(Quote)] }`,
        ),
      },
      code: `export async function POST(req, res) { res.json(await create(req.validatedBody)); }`,
    },
    {
      name: "a body that an unknown middleware may fill, and a route of Medusa's own",
      path: "src/api/store/quotes/route.ts",
      files: {
        ...files,
        [path]: code(`{ matcher: "/store/quotes", middlewares: [log] }`),
        "src/api/admin/products/route.ts": `export async function POST(req, res) { res.json(await create(req.validatedBody)); }`,
      },
      code: `export async function POST(req, res) { res.json(await create(req.validatedBody)); }`,
    },
    {
      name: "its own path",
      path,
      files,
      code: code(`{ matcher: "/store/loyalty/points", ${guard} }`),
    },
    {
      name: "what is below it",
      path,
      files,
      code: code(`{ matcher: "/store/loyalty*", ${guard} }`),
    },
    {
      name: "a parameter by another name",
      path,
      files,
      code: code(`{ matcher: "/store/tickets/:ticket", method: "GET", ${guard} }`),
    },
    {
      name: "a path of Medusa itself",
      path,
      files,
      code: code(`{ matcher: "/store/carts/:id", ${guard} }`),
    },
    {
      name: "everything",
      path,
      files,
      code: code(
        `{ matcher: "/store/*", ${guard} }, { matcher: "/admin*", ${guard} }, { matcher: "*", ${guard} }`,
      ),
    },
    {
      name: "a regular expression",
      path,
      files,
      code: code(`{ matcher: /^\\/nothing/, ${guard} }`),
    },
    {
      name: "a path that a plug-in may bring",
      path,
      files: withPlugin,
      code: code(`{ matcher: "/store/reviews", ${guard} }`),
    },
    {
      name: "logging in",
      path,
      files,
      code: code(`{ matcher: "/auth/customer/emailpass", ${guard} }`),
    },
    {
      name: "a file of that name that Medusa does not read",
      path: "src/lib/middlewares.ts",
      files,
      code: code(`{ matcher: "/store/nothing", ${guard} }`),
    },
  ],
  invalid: [
    {
      name: "a validated body that nobody validates",
      path: "src/api/store/quotes/route.ts",
      files,
      code: `export async function POST(req, res) { res.json(await create(req.validatedBody)); }`,
      findings: [
        { at: "req.validatedBody", level: "warning", message: "POST /store/quotes", fixes: [] },
      ],
    },
    {
      name: "nearly the path",
      path,
      files,
      code: code(`{ matcher: "/store/loyality/points", ${guard} }`),
      findings: [
        {
          at: `"/store/loyality/points"`,
          level: "error",
          message: "authenticate",
          fixes: ["use-near-path"],
        },
      ],
      fixed: { "use-near-path": code(`{ matcher: "/store/loyalty/points", ${guard} }`) },
    },
    {
      name: "the folder's name in place of the path, among plug-ins",
      path,
      files: withPlugin,
      code: code(`{ matcher: '/api/store/tickets/*', ${guard} }`),
      findings: [{ at: `'/api/store/tickets/*'`, fixes: ["use-near-path"] }],
      fixed: { "use-near-path": code(`{ matcher: '/store/tickets/*', ${guard} }`) },
    },
    {
      name: "without the area",
      path,
      files,
      code: code(`{ matcher: "/loyalty/points", methods: ["POST"], ${guard} }`),
      findings: [{ at: `"/loyalty/points"`, fixes: ["use-near-path"] }],
    },
    {
      name: "a route that is gone, below admin",
      path,
      files,
      code: code(`{ matcher: "/admin/suppliers", ${guard} }`),
      findings: [{ at: `"/admin/suppliers"`, level: "warning", fixes: [] }],
    },
    {
      name: "no guard",
      path,
      files,
      code: code(`{ matcher: "/store/points-of-sale", middlewares: [log] }`),
      findings: [{ at: `"/store/points-of-sale"`, level: "warning", message: "never run" }],
    },
  ],
});
