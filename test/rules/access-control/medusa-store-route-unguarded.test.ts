import { rule } from "../../../src/rules/access-control/medusa-store-route-unguarded/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = { "package.json": '{ "dependencies": { "@medusajs/medusa": "2.15.0" } }' };
const path = "src/api/store/invoices/[id]/route.ts";
const read = (entity: string): string =>
  `export async function GET(req, res) { const { data } = await req.scope.resolve("query").graph({ entity: "${entity}", filters: { id: req.params.id } }); res.json(data); }`;

testRule(rule, {
  valid: [
    {
      name: "a middleware asks for a login",
      path,
      files: {
        ...files,
        "src/api/middlewares.ts": `import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
          export default defineMiddlewares({ routes: [{ matcher: "/store/invoices/*", middlewares: [authenticate("customer", ["session"])] }] });`,
      },
      code: read("invoice"),
    },
    {
      name: "the handler knows who is logged in",
      path,
      files,
      code: `export async function GET(req, res) { res.json(await req.scope.resolve("invoice").listInvoices({ id: req.params.id, customer_id: req.auth_context.actor_id })); }`,
    },
    {
      name: "what everybody may see",
      path: "src/api/store/products/[id]/reviews/route.ts",
      files,
      code: read("product_review"),
    },
    {
      name: "without an id",
      path: "src/api/store/invoices/route.ts",
      files,
      code: read("invoice"),
    },
    {
      name: "the customer's own, which Medusa guards",
      path: "src/api/store/customers/me/invoices/[id]/route.ts",
      files,
      code: read("invoice"),
    },
    {
      name: "a token for it",
      path,
      files,
      code: `export async function GET(req, res) { res.json(await req.scope.resolve("invoice").listInvoices({ id: req.params.id, token: req.query.token })); }`,
    },
    {
      name: "carts are for guests",
      path: "src/api/store/carts/[id]/note/route.ts",
      files,
      code: read("cart"),
    },
    {
      name: "the back office",
      path: "src/api/admin/invoices/[id]/route.ts",
      files,
      code: read("invoice"),
    },
  ],
  invalid: [
    {
      name: "an invoice",
      path,
      files,
      code: read("invoice"),
      findings: [
        {
          at: "async function GET(req, res)",
          level: "information",
          message: "GET /store/invoices/:id",
          fixes: ["ask-for-login"],
        },
      ],
      fixedFiles: {
        "ask-for-login": {
          "src/api/middlewares.ts": `import { authenticate, defineMiddlewares } from "@medusajs/medusa";

export default defineMiddlewares({
  routes: [
    {
      matcher: "/store/invoices/:id",
      method: ["GET"],
      middlewares: [authenticate("customer", ["session", "bearer"])],
    },
  ],
});
`,
        },
      },
    },
    {
      name: "an invoice whose route has middlewares already",
      path,
      files: {
        ...files,
        "src/api/middlewares.ts": `import { defineMiddlewares, validateAndTransformQuery } from '@medusajs/framework/http'
import { Query } from './query'

export default defineMiddlewares({
  routes: [
    {
      matcher: '/store/invoices/:id',
      middlewares: [validateAndTransformQuery(Query, {})],
    },
  ],
})
`,
      },
      code: read("invoice"),
      findings: [{ at: "async function GET(req, res)", fixes: ["ask-for-login"] }],
      fixedFiles: {
        "ask-for-login": {
          "src/api/middlewares.ts": `import { defineMiddlewares, validateAndTransformQuery, authenticate } from '@medusajs/framework/http'
import { Query } from './query'

export default defineMiddlewares({
  routes: [
    {
      matcher: '/store/invoices/:id',
      middlewares: [authenticate('customer', ['session', 'bearer']), validateAndTransformQuery(Query, {})],
    },
  ],
})
`,
        },
      },
    },
    {
      name: "a ticket through a module, changed",
      path: "src/api/store/tickets/[ticketId]/route.ts",
      files,
      code: `export const POST = async (req, res) => { await req.scope.resolve("ticketModuleService").updateTickets({ id: req.params.ticketId, ...req.body }); res.json({}); };`,
      findings: [{ at: "async (req, res)", message: "updateTickets" }],
    },
    {
      name: "addresses of a customer by a workflow, in JavaScript",
      path: "src/api/store/customers/[id]/addresses/route.js",
      files,
      code: `import { updateAddressWorkflow } from "../../../../workflows/update-address";
export async function POST(req, res) { await updateAddressWorkflow(req.scope).run({ input: { id: req.params.id } }); res.end(); }`,
      findings: [{ at: "async function POST(req, res)", message: "updateAddressWorkflow" }],
    },
    {
      name: "an order, for which the id is the key",
      path: "src/api/store/orders/[id]/status/route.ts",
      files,
      code: read("order"),
      findings: [{ at: "async function GET(req, res)", message: "guest's only key", fixes: [] }],
    },
  ],
});
