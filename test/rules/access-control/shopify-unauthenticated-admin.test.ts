import { rule } from "../../../src/rules/access-control/shopify-unauthenticated-admin/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = {
  "package.json":
    '{ "dependencies": { "@shopify/shopify-app-remix": "3.0.0", "@remix-run/node": "2.0.0" } }',
  "shopify.app.toml": 'client_id = "x"\n',
};
const express = (before: string): string => `
  import express from "express"; import { shopifyApp } from "@shopify/shopify-app-express"; import { prisma } from "./db";
  const shopify = shopifyApp({}); const app = express();
  ${before}
  app.use("/api/*", shopify.validateAuthenticatedSession());
  app.get("/api/products", async (req, res) => res.json(await prisma.product.findMany()));
`;

testRule(rule, {
  valid: [
    {
      name: "a shop that the server knows",
      code: `import { unauthenticated } from "./shopify.server"; export async function sync(job) { const { admin } = await unauthenticated.admin(job.shop); }`,
    },
    {
      name: "a verified proxy",
      code: `import { authenticate, unauthenticated } from "../shopify.server"; export async function loader({ request }) { await authenticate.public.appProxy(request); const shop = new URL(request.url).searchParams.get("shop"); await unauthenticated.admin(shop); }`,
    },
    {
      name: "a signature",
      code: `import { unauthenticated } from "../shopify.server"; import { checkHmac } from "../hmac"; export async function loader({ request }) { const url = new URL(request.url); checkHmac(url); await unauthenticated.admin(url.searchParams.get("shop")); }`,
    },
    {
      name: "something else of that name",
      code: `app.admin(req.query.shop); users.admin(req.query.shop);`,
    },
    {
      name: "it authenticates",
      path: "app/routes/app.orders.tsx",
      files,
      code: `import { authenticate } from "../shopify.server"; import { prisma } from "../db.server"; export async function action({ request }) { const { session } = await authenticate.admin(request); await prisma.order.deleteMany({ where: { shop: session.shop } }); return null; }`,
    },
    {
      name: "a loader that does nothing with data",
      path: "app/routes/app.help.tsx",
      files,
      code: `export const loader = async () => ({ polaris: 1 });`,
    },
    {
      name: "outside of the embedded app",
      path: "app/routes/products.tsx",
      files,
      code: `import { prisma } from "../db.server"; export async function loader() { return prisma.product.findMany(); }`,
    },
    {
      name: "no app of Shopify",
      path: "app/routes/app.orders.tsx",
      files: { "package.json": '{ "dependencies": { "@remix-run/node": "2.0.0" } }' },
      code: `import { prisma } from "../db.server"; export async function action() { await prisma.order.deleteMany(); }`,
    },
    {
      name: "webhooks come before the session",
      code: express(
        `app.post("/api/webhooks", async (req, res) => { await prisma.event.create({}); });`,
      ),
    },
  ],
  invalid: [
    {
      name: "an action that does not wait, which gets no call to wait for",
      path: "app/routes/app.orders.tsx",
      files,
      code: `import { authenticate } from "../shopify.server"; import prisma from "../db.server";
export const action = ({ request }) => { return prisma.order.deleteMany(); };`,
      findings: [{ at: "({ request })", fixes: [] }],
    },
    {
      name: "the sender names the shop",
      code: `import { unauthenticated } from "../shopify.server"; export async function loader({ request }) { const shop = new URL(request.url).searchParams.get("shop"); const { admin } = await unauthenticated.admin(shop); return admin; }`,
      findings: [{ at: "unauthenticated.admin(shop)", level: "error" }],
    },
    {
      name: "in a body, through the app object",
      path: "server/routes.js",
      code: `const shopify = require("./shopify"); exports.discount = async (req, res) => { const { admin } = await shopify.unauthenticated.admin(req.body.shop); res.json(await admin.graphql("{}")); };`,
      findings: [{ at: "shopify.unauthenticated.admin(req.body.shop)" }],
    },
    {
      name: "an action below /app",
      path: "app/routes/app.orders.tsx",
      files,
      code: `import { authenticate } from "../shopify.server";
import { prisma } from "../db.server";

export async function loader({ request }) {
  await authenticate.admin(request);
  return null;
}

export async function action({ request }) {
  await prisma.order.deleteMany();
  return null;
}`,
      findings: [
        {
          at: "async function action({ request })",
          message: "POST /app/orders",
          fixes: ["authenticate-first"],
        },
      ],
      fixed: {
        "authenticate-first": `import { authenticate } from "../shopify.server";
import { prisma } from "../db.server";

export async function loader({ request }) {
  await authenticate.admin(request);
  return null;
}

export async function action({ request }) {
  await authenticate.admin(request);
  await prisma.order.deleteMany();
  return null;
}`,
      },
    },
    {
      name: "before the session is checked, in Express",
      code: express(
        `app.get("/api/orders", async (req, res) => res.json(await prisma.order.findMany()));`,
      ),
      findings: [{ at: `app.get("/api/orders"`, message: "validateAuthenticatedSession()" }],
    },
  ],
});
