import { rule } from "../../../src/rules/access-control/debug-endpoint/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const app = (code: string): string => `
  import express from "express"; import { prisma } from "./db";
  const app = express();
  ${code}
`;
const seed = `async (req, res) => { await prisma.product.deleteMany(); res.end(); }`;

testRule(rule, {
  valid: [
    {
      name: "outside production only",
      code: app(`if (process.env.NODE_ENV !== "production") app.post("/seed", ${seed});`),
    },
    {
      name: "the handler asks",
      code: app(
        `app.post("/debug/orders", async (req, res) => { if (isProduction) return res.end(); await prisma.order.deleteMany(); });`,
      ),
    },
    {
      name: "a role",
      code: app(
        `const isAdmin = (req, res, next) => { if (req.user?.role !== "admin") return res.status(403).end(); next(); }; app.post("/seed", isAdmin, ${seed});`,
      ),
    },
    {
      name: "a secret",
      code: app(
        `app.post("/test-mail", async (req, res) => { if (req.query.secret !== process.env.TEST_SECRET) return res.end(); await mailer.sendMail({}); });`,
      ),
    },
    {
      name: "part of another word",
      code: app(
        `app.post("/contest", ${seed}); app.post("/latest", ${seed}); app.post("/seeds-and-plants", ${seed}); app.post("/devices", ${seed});`,
      ),
    },
    {
      name: "nothing of the store's",
      code: app(`app.get("/test", (req, res) => res.json({ message: "works" }));`),
    },
    {
      name: "the catalogue",
      code: app(
        `app.get("/debug/products", async (req, res) => res.json(await prisma.product.findMany()));`,
      ),
    },
  ],
  invalid: [
    {
      name: "a seed",
      code: app(`app.post("/api/seed", ${seed});`),
      findings: [{ at: `app.post("/api/seed"`, level: "warning", message: "product.deleteMany" }],
    },
    {
      name: "all customers, in CommonJS",
      path: "server.js",
      code: `const express = require("express"); const app = express(); const { pool } = require("./db");
app.get("/debug/customers", async (req, res) => { res.json(await pool.query("SELECT * FROM customers")); });`,
      findings: [{ at: `app.get("/debug/customers"` }],
    },
    {
      name: "mail from Next",
      path: "pages/api/test-email.ts",
      files: { "package.json": '{ "dependencies": { "next": "16.0.0" } }' },
      code: `import { resend } from "../../mail"; export default async function handler(req, res) { await resend.sendEmail({ to: req.query.to }); res.end(); }`,
      findings: [{ at: "async function handler(req, res)" }],
    },
    {
      name: "Fastify below a prefix",
      code: `import Fastify from "fastify"; import { prisma } from "./db"; const app = Fastify();
app.register(async (dev) => { dev.delete("/orders", async () => { await prisma.order.deleteMany(); }); }, { prefix: "/dev" });`,
      findings: [{ at: `dev.delete("/orders"`, message: "/dev/orders" }],
    },
  ],
});
