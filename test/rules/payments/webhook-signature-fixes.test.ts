import { rule } from "../../../src/rules/payments/webhook-signature-missing/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const NEXT = { "package.json": '{"dependencies":{"next":"15.1.0","stripe":"17.0.0"}}' };
const SHOPIFY = {
  "package.json":
    '{"dependencies":{"@shopify/shopify-app-react-router":"1.0.0","@react-router/dev":"7.9.2"}}',
  "app/shopify.server.ts":
    'import { shopifyApp } from "@shopify/shopify-app-react-router/server";\nconst shopify = shopifyApp({});\nexport const authenticate = shopify.authenticate;\n',
};

const stripeRoute = (
  read: string,
  client = 'new Stripe(process.env.STRIPE_KEY ?? "")',
): string => `import Stripe from "stripe";
import { prisma } from "@/lib/prisma";
const stripe = ${client};
export async function POST(request: Request) {
  const event = ${read};
  if (event.type === "checkout.session.completed") {
    const order = await prisma.order.findUnique({ where: { id: event.data.object.metadata.id } });
    if (order.total !== event.data.object.amount_total) return new Response("amount");
    await prisma.order.update({ where: { id: order.id }, data: { status: "paid" } });
  }
  return new Response("ok");
}
`;
const shopifyRoute = (
  imports: string,
  read: string,
): string => `${imports}import db from "../db.server";
export async function action({ request }) {
  const payload = ${read};
  await db.order.update({ where: { id: payload.id }, data: { status: "paid" } });
  return new Response();
}
`;
const checked =
  'stripe.webhooks.constructEvent(await request.text(), request.headers.get("stripe-signature") as string, process.env.STRIPE_WEBHOOK_SECRET as string)';

const EXPRESS = { "package.json": '{"dependencies":{"express":"5.1.0","stripe":"17.0.0"}}' };
const expressHook = (parser: string, read: string): string => `import express from "express";
import Stripe from "stripe";
import { Order } from "./order";
const stripe = new Stripe(process.env.STRIPE_KEY);
const app = express();
app.use(${parser});
app.post("/webhook", async (req, res) => {
  const event = ${read};
  if (event.type === "checkout.session.completed") {
    const session = event.data.object;
    const order = await Order.findById(session.metadata.id);
    if (order.total !== session.amount_total) return res.sendStatus(400);
    await Order.updateOne({ _id: order._id }, { isPaid: true });
  }
  res.json({ received: true });
});
`;
const kept = expressHook(
  "express.json({ verify: (request, _response, bytes) => { Object.assign(request, { rawBody: bytes }); } })",
  'stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], process.env.STRIPE_WEBHOOK_SECRET)',
);

const FASTIFY = { "package.json": '{"dependencies":{"fastify":"5.1.0","stripe":"17.0.0"}}' };
const fastifyHook = (parser: string, read: string): string => `import Fastify from "fastify";
import Stripe from "stripe";
import { Order } from "./order";
const stripe = new Stripe(process.env.STRIPE_KEY);
const app = Fastify();
${parser}app.post("/webhook", async (request, reply) => {
  const event = ${read};
  if (event.type === "checkout.session.completed") {
    const session = event.data.object;
    const order = await Order.findById(session.metadata.id);
    if (order.total !== session.amount_total) return reply.code(400).send();
    await Order.updateOne({ _id: order._id }, { isPaid: true });
  }
  return { received: true };
});
`;
const fastifyKept = fastifyHook(
  `const parseJson = app.getDefaultJsonParser("error", "error");
app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
  Object.assign(request, { rawBody: body });
  parseJson(request, body.toString(), done);
});
`,
  'stripe.webhooks.constructEvent(request.rawBody, request.headers["stripe-signature"], process.env.STRIPE_WEBHOOK_SECRET)',
);

testRule(rule, {
  valid: [
    {
      name: "Fastify: bytes that were kept and checked",
      path: "src/app.js",
      code: fastifyKept,
      files: FASTIFY,
    },
    {
      name: "Express: bytes that were kept and checked",
      path: "src/app.js",
      code: kept,
      files: EXPRESS,
    },
    {
      name: "a checked text",
      path: "src/app/api/webhook/route.ts",
      code: stripeRoute(checked),
      files: NEXT,
    },
    {
      name: "a message that Shopify's library checked",
      path: "app/routes/webhooks.orders.ts",
      code: shopifyRoute(
        'import { authenticate } from "../shopify.server";\n',
        "(await authenticate.webhook(request)).payload",
      ),
      files: SHOPIFY,
    },
    {
      name: "a route of another purpose",
      path: "src/app/api/orders/route.ts",
      code: stripeRoute("await request.json()").replace("checkout.session.completed", "done"),
      files: NEXT,
    },
    {
      name: "a message whose sender is asked for a secret",
      path: "src/app/api/webhook/route.ts",
      code: stripeRoute("await request.json()").replace(
        "  const event",
        '  if (request.headers.get("x-api-key") !== process.env.HOOK_SECRET) return new Response("", { status: 401 });\n  const event',
      ),
      files: NEXT,
    },
    {
      name: "a route that only reads",
      path: "src/app/api/webhook/route.ts",
      code: "export async function GET() {\n  return new Response('ok');\n}\n",
      files: NEXT,
    },
  ],
  invalid: [
    {
      name: "Fastify: a body under a name",
      path: "src/app.js",
      code: fastifyHook("", "request.body"),
      files: FASTIFY,
      findings: [{ at: "async (request, reply)", fixes: ["keep-and-check"] }],
      fixed: { "keep-and-check": fastifyKept },
    },
    {
      name: "Fastify: a parser that the file has already",
      path: "src/app.js",
      code: fastifyHook('app.addContentTypeParser("text/csv", parseCsv);\n', "request.body"),
      files: FASTIFY,
      findings: [{ at: "async (request, reply)", fixes: [] }],
    },
    {
      name: "accounts of Clerk, in a route whose folder alone says what it is",
      path: "app/api/webhooks/clerk/route.ts",
      code: `import { db } from "../../../db";
export async function POST(req: Request) {
  const event = await req.json();
  if (event.type === "user.deleted") await db.customer.delete({ where: { clerkId: event.data.id } });
  return Response.json({ received: true });
}
`,
      files: NEXT,
      findings: [{ at: "async function POST(req: Request)", level: "warning" }],
    },
    {
      name: "Express: a body under a name",
      path: "src/app.js",
      code: expressHook("express.json()", "req.body"),
      files: EXPRESS,
      findings: [{ at: "async (req, res)", fixes: ["keep-and-check"] }],
      fixed: { "keep-and-check": kept },
    },
    {
      name: "Express: a parser that does something else with the bytes",
      path: "src/app.js",
      code: expressHook("express.json(options)", "req.body"),
      files: EXPRESS,
      findings: [{ at: "async (req, res)", fixes: [] }],
    },
    {
      name: "an event of Stripe in a route of Next",
      path: "src/app/api/webhook/route.ts",
      code: stripeRoute("await request.json()"),
      files: NEXT,
      findings: [
        { at: "async function POST(request: Request)", level: "error", fixes: ["construct-event"] },
      ],
      fixed: { "construct-event": stripeRoute(checked) },
    },
    {
      name: "a client of another file",
      path: "src/app/api/webhook/route.ts",
      code: stripeRoute("await request.json()")
        .replace('import Stripe from "stripe";', 'import { stripe } from "@/lib/stripe";')
        .replace(/const stripe = .*\n/, "export const list = () => stripe.products.list();\n"),
      files: {
        ...NEXT,
        "src/lib/stripe.ts":
          'import Stripe from "stripe";\nexport const stripe = new Stripe(process.env.STRIPE_KEY);\n',
      },
      findings: [{ at: "async function POST(request: Request)", fixes: ["construct-event"] }],
      fixed: {
        "construct-event": stripeRoute(checked)
          .replace('import Stripe from "stripe";', 'import { stripe } from "@/lib/stripe";')
          .replace(/const stripe = .*\n/, "export const list = () => stripe.products.list();\n"),
      },
    },
    {
      name: "a message of Shopify",
      path: "app/routes/webhooks.orders.ts",
      code: shopifyRoute("", "await request.json()"),
      files: SHOPIFY,
      findings: [{ at: "async function action({ request })", fixes: ["authenticate-webhook"] }],
      fixed: {
        "authenticate-webhook": shopifyRoute(
          "",
          "(await authenticate.webhook(request)).payload",
        ).replace(
          'import db from "../db.server";\n',
          'import db from "../db.server";\nimport { authenticate } from "../shopify.server";\n',
        ),
      },
    },
    {
      name: "a request that is read as a text",
      path: "src/app/api/webhook/route.ts",
      code: stripeRoute("JSON.parse(await request.text())"),
      files: NEXT,
      findings: [{ at: "async function POST(request: Request)", fixes: [] }],
    },
    {
      name: "a client of another library",
      path: "src/app/api/webhook/route.ts",
      code: stripeRoute("await request.json()", "makeClient()"),
      files: NEXT,
      findings: [{ at: "async function POST(request: Request)", fixes: [] }],
    },
  ],
});
