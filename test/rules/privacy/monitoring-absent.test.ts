import { rule } from "../../../src/rules/privacy/monitoring-absent/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const APP = {
  "src/app.ts":
    'import express from "express";\nconst app = express();\napp.get("/orders", (req, res) => res.json([]));\n',
};
const manifest = (more: string): string => `{ "dependencies": { "express": "^5.0.0"${more} } }`;
const path = "package.json";

testRule(rule, {
  valid: [
    { name: "a logger", path, code: manifest(', "pino": "^9.0.0"'), files: APP },
    {
      name: "a collector of errors",
      path,
      code: manifest(', "@sentry/node": "^9.0.0"'),
      files: APP,
    },
    {
      name: "a health check",
      path,
      code: manifest(""),
      files: {
        "src/app.ts":
          'import express from "express";\nconst app = express();\napp.get("/healthz", (req, res) => res.end());\n',
      },
    },
    {
      name: "a library without routes",
      path,
      code: manifest(""),
      files: { "src/index.ts": "export const a = 1;\n" },
    },
    {
      name: "a program for a hosted platform",
      path,
      code: manifest(', "@shopify/shopify-api": "^11.0.0"'),
      files: APP,
    },
    {
      name: "Nest and Fastify, which log",
      path,
      code: manifest(', "@nestjs/core": "^11.0.0"'),
      files: APP,
    },
    { name: "no server", path, code: '{ "dependencies": { "react": "^19.0.0" } }', files: APP },
    {
      name: "a logger in another package of the same project",
      path,
      code: manifest(""),
      files: { ...APP, "packages/log/package.json": '{ "dependencies": { "winston": "^3.0.0" } }' },
    },
  ],
  invalid: [
    {
      name: "Express",
      path,
      code: manifest(""),
      files: APP,
      findings: [{ at: "express", level: "information" }],
    },
    {
      name: "Koa, which is started",
      path,
      code: '{ "scripts": { "start": "node server.js" }, "dependencies": { "koa": "^3.0.0" } }',
      findings: [{ at: "koa" }],
    },
    {
      name: "Hono, in a package of a workspace",
      path: "apps/api/package.json",
      code: '{ "scripts": { "start": "node dist/index.js" }, "dependencies": { "hono": "^4.0.0", "stripe": "^18.0.0" } }',
      files: { "package.json": '{ "workspaces": ["apps/*"] }' },
      findings: [{ at: "hono" }],
    },
  ],
});
