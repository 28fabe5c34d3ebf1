import { rule } from "../../../src/rules/privacy/environment-sent/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "what a loader of Hydrogen shows of its environment, and Nuxt's public settings",
      path: "app/routes/account.tsx",
      files: {
        "package.json": JSON.stringify({
          dependencies: { "@shopify/hydrogen": "2025.7.0", nuxt: "4.0.0" },
        }),
      },
      code: `export async function loader({ context }) {
        const client = makeClient(context.env.PRIVATE_STOREFRONT_API_TOKEN);
        return { shop: context.env.PUBLIC_STORE_DOMAIN, token: context.env.PUBLIC_STOREFRONT_API_TOKEN, client };
      }
      export const settings = () => useRuntimeConfig();`,
    },
    {
      name: "single settings, and the environment where it is no answer or no production",
      code: `export function health(req, res) {
  spawn("node", [], { env: process.env });
  if (process.env.NODE_ENV !== "production") return res.json(process.env);
  res.json({ version: process.env.npm_package_version });
}`,
    },
    {
      name: "values that pages need",
      code: `app.get("/config", (req, res) => res.json({ key: process.env.STRIPE_PUBLISHABLE_KEY, id: process.env.PAYPAL_CLIENT_ID, mode: process.env.NODE_ENV, razorpay: process.env.RAZORPAY_KEY }));`,
    },
    {
      name: "whether a secret is set",
      code: `app.get("/status", (req, res) => res.json({ ready: !!process.env.JWT_SECRET, mail: Boolean(process.env.SMTP_PASSWORD), signs: process.env.JWT_SECRET ? "yes" : "no" }));`,
    },
    {
      name: "what is made with a secret",
      code: `import jwt from "jsonwebtoken";
app.post("/login", (req, res) => res.json({ token: jwt.sign({ id: 1 }, process.env.JWT_SECRET) }));`,
    },
    {
      name: "only in development",
      code: `if (process.env.NODE_ENV === "development") app.get("/env", (req, res) => res.json(process.env));`,
    },
    {
      name: "handed to a program, and single settings",
      code: `export function health(req, res) {
  spawn("node", [], { env: process.env });
  if (process.env.NODE_ENV !== "production") return res.json(process.env);
  res.json({ version: process.env.npm_package_version });
}`,
    },
    {
      name: "sent to a provider",
      code: `await fetch("https://provider.example/token", { method: "POST", body: JSON.stringify({ client_secret: process.env.CLIENT_SECRET }) });`,
    },
    {
      name: "a picked part of a configuration",
      code: `const config = { url: process.env.SHOP_URL, secret: process.env.APP_SECRET };
app.get("/config", (req, res) => res.json({ url: config.url }));`,
    },
    {
      name: "a test",
      path: "test/server.test.ts",
      code: `app.get("/env", (req, res) => res.json(process.env));`,
    },
  ],
  invalid: [
    {
      name: "what a loader of Hydrogen returns",
      path: "app/routes/debug.tsx",
      files: {
        "package.json": JSON.stringify({ dependencies: { "@shopify/hydrogen": "2025.7.0" } }),
      },
      code: `export async function loader({ context }) {
  return { token: context.env.PRIVATE_STOREFRONT_API_TOKEN, env: context.env };
}`,
      findings: [
        { at: "context.env.PRIVATE_STOREFRONT_API_TOKEN", message: "PRIVATE_STOREFRONT_API_TOKEN" },
        { at: "context.env", message: "whole" },
      ],
    },
    {
      name: "all settings of Nuxt",
      path: "server/api/config.get.ts",
      files: { "package.json": JSON.stringify({ dependencies: { nuxt: "4.0.0" } }) },
      code: `export default defineEventHandler(() => ({ config: useRuntimeConfig() }));`,
      findings: [{ at: "useRuntimeConfig()", message: "whole" }],
    },
    {
      name: "the whole environment, by a handler that nothing is known of",
      code: `export function health(req, res) {
  res.json({ up: true, env: process.env });
}
export function dump(req, res) {
  res.send(JSON.stringify(process.env));
}`,
      findings: [
        { at: "process.env", message: "The whole environment" },
        { at: "process.env", message: "The whole environment" },
      ],
    },
    {
      name: "the whole environment, in Express",
      code: `app.get("/debug", (req, res) => { res.json(process.env); });`,
      findings: [{ at: "process.env", level: "error", message: "whole environment", fixes: [] }],
    },
    {
      name: "spread into an answer of Next.js",
      path: "src/app/api/config/route.ts",
      code: `import { NextResponse } from "next/server";
export async function GET() {
  return NextResponse.json({ ok: true, ...process.env });
}
`,
      findings: [{ at: "process.env" }],
    },
    {
      name: "as text, in Koa, through a name",
      code: `const env = process.env;
router.get("/env", (ctx) => { ctx.body = JSON.stringify(env, null, 2); });`,
      findings: [{ at: "env" }],
    },
    {
      name: "a secret among what the page needs",
      code: `fastify.get("/config", async (request, reply) => {
  reply.send({
    key: process.env.STRIPE_PUBLISHABLE_KEY,
    secret: process.env.STRIPE_SECRET_KEY,
  });
});
`,
      findings: [
        { at: "process.env.STRIPE_SECRET_KEY", message: "STRIPE_SECRET_KEY", fixes: ["leave-out"] },
      ],
      fixed: {
        "leave-out": `fastify.get("/config", async (request, reply) => {
  reply.send({
    key: process.env.STRIPE_PUBLISHABLE_KEY,
  });
});
`,
      },
    },
    {
      name: "a configuration of another file as a whole",
      path: "src/routes.js",
      files: {
        "src/config.js": `exports.config = { url: process.env.SHOP_URL, db: { password: process.env.DB_PASSWORD } };`,
      },
      code: `const { config } = require("./config");
router.get("/config", (req, res) => res.send(config));`,
      findings: [{ at: "config", message: "DB_PASSWORD", fixes: [] }],
    },
  ],
});
