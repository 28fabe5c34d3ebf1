import { rule } from "../../../src/rules/configuration/medusa-config-insecure/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const medusa = (version: string) => ({
  "package.json": JSON.stringify({
    dependencies: { "@medusajs/framework": version, "@medusajs/medusa": version },
  }),
});
const config = (http: string): string =>
  `import { defineConfig } from "@medusajs/framework/utils";
export default defineConfig({ projectConfig: { http: ${http} } });`;
const SECRETS = "jwtSecret: process.env.JWT_SECRET, cookieSecret: process.env.COOKIE_SECRET";

const middlewares = (routes: string): string =>
  `import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
export default defineMiddlewares({ routes: [${routes}] });`;
const path = "src/api/middlewares.ts";
const entry = (method: string): string =>
  `{ matcher: "/store/points", ${method}, middlewares: [authenticate("customer", ["session"])] }`;

testRule(rule, {
  valid: [
    {
      name: "methods that the version knows",
      path,
      files: medusa("2.6.0"),
      code: middlewares(entry('methods: ["POST"]')),
    },
    {
      name: "the older name, which all versions know",
      path,
      files: medusa("2.4.0"),
      code: middlewares(entry('method: ["POST"]')),
    },
    {
      name: "both names, for a version that is not known exactly",
      path,
      files: medusa("^2.4.0"),
      code: middlewares(entry('methods: ["POST"]')),
    },
    {
      name: "methods of something else",
      path,
      files: medusa("2.4.0"),
      code: `export const allowed = [{ matcher: "/x", methods: ["POST"] }];`,
    },
    {
      name: "the export that the first version reads",
      path,
      files: { "package.json": '{ "dependencies": { "@medusajs/medusa": "1.20.10" } }' },
      code: `export const config = { routes: [${entry('method: "POST"')}] };`,
    },
    {
      name: "a configuration that is the default as well",
      path,
      files: medusa("2.8.4"),
      code: `export const config = { routes: [${entry('methods: ["POST"]')}] };
export default config;`,
    },
    {
      name: "the tour on the machine of a developer",
      path: ".env",
      files: medusa("2.8.4"),
      code: "MEDUSA_ADMIN_ONBOARDING_TYPE=default\n",
    },
    {
      name: "a tour that is off",
      path: ".env.production",
      files: medusa("2.8.4"),
      code: "MEDUSA_ADMIN_ONBOARDING_TYPE=\nPORT=9000\n",
    },
    {
      name: "modules of a developer's machine, there alone",
      path: "medusa-config.ts",
      files: medusa("2.20.0"),
      code: `import { defineConfig } from "@medusajs/framework/utils";
const isProduction = process.env.NODE_ENV === "production";
export default defineConfig({
  projectConfig: { http: { ${SECRETS} } },
  modules: [
    isProduction ? { resolve: "@medusajs/medusa/event-bus-redis" } : { resolve: "@medusajs/medusa/event-bus-local" },
    ...(isProduction ? [] : [{ resolve: "@medusajs/medusa/file-local" }]),
    { resolve: "./src/modules/tickets" },
    { resolve: "@medusajs/medusa/locking", options: { providers: [{ resolve: "@medusajs/medusa/locking-redis", id: "redis" }] } },
    { resolve: "@medusajs/medusa/locking", options: lockingOptions },
  ],
});
`,
    },
    { name: "secrets by name", files: medusa("2.8.4"), code: config(`{ ${SECRETS} }`) },
    { name: "a version without the fallback", files: medusa("2.16.0"), code: config("{}") },
    { name: "a range of versions", files: medusa("^2.8.0"), code: config("{}") },
    { name: "an unknown version", code: config("{}") },
    {
      name: "parts from elsewhere",
      files: medusa("2.8.4"),
      code: config("{ ...common, storeCors: '' }"),
    },
    {
      name: "another library's function",
      files: medusa("2.8.4"),
      code: `import { defineConfig } from "vite";
export default defineConfig({ projectConfig: { http: { port: 1 } } });`,
    },
    {
      name: "the default life time",
      files: medusa("2.8.4"),
      code: config(`{ ${SECRETS}, jwtExpiresIn: "1d" }`),
    },
    {
      name: "hours and minutes",
      files: medusa("2.8.4"),
      code: config(`{ ${SECRETS}, jwtExpiresIn: "90 minutes" }`),
    },
    {
      name: "the life time of something else",
      code: `export const http = { http: { jwtExpiresIn: "30d" } };`,
    },
  ],
  invalid: [
    {
      name: "methods that the version does not know",
      path,
      files: medusa("2.5.1"),
      code: middlewares(entry('methods: ["POST"]')),
      findings: [{ at: "methods", level: "warning", fixes: ["write-method"] }],
      fixed: { "write-method": middlewares(entry('method: ["POST"]')) },
    },
    {
      name: "the export that the second version does not read",
      path,
      files: medusa("2.8.4"),
      code: `import type { MiddlewaresConfig } from "@medusajs/medusa";
export const config: MiddlewaresConfig = { routes: [${entry('method: "POST"')}] };`,
      findings: [{ at: "config: MiddlewaresConfig", level: "error", message: "default export" }],
    },
    {
      name: "the tour in production",
      path: ".env.production",
      files: medusa("2.8.4"),
      code: "PORT=9000\nMEDUSA_ADMIN_ONBOARDING_TYPE=nextjs\n",
      findings: [{ at: "MEDUSA_ADMIN_ONBOARDING_TYPE", level: "information" }],
    },
    {
      name: "one secret for tokens and cookies",
      files: medusa("2.8.4"),
      code: config("{ jwtSecret: process.env.SECRET, cookieSecret: process.env.SECRET! }"),
      findings: [
        { at: "cookieSecret: process.env.SECRET!", level: "information", message: "SECRET signs" },
      ],
      fixed: {
        "own-variable": config(
          "{ jwtSecret: process.env.SECRET, cookieSecret: process.env.COOKIE_SECRET }",
        ),
      },
    },
    {
      name: "one secret, as the first version has it",
      files: { "package.json": '{ "dependencies": { "@medusajs/medusa": "1.20.10" } }' },
      path: "medusa-config.js",
      code: `module.exports = {
  projectConfig: { jwt_secret: 1, jwtSecret: process.env.COOKIE_SECRET || fail(), cookieSecret: process.env.COOKIE_SECRET },
};
`,
      findings: [{ at: "cookieSecret: process.env.COOKIE_SECRET", fixes: [] }],
    },
    {
      name: "neither secret",
      path: "medusa-config.ts",
      files: medusa("2.8.4"),
      code: config("{ storeCors: process.env.STORE_CORS! }"),
      findings: [{ at: "http", level: "warning", message: "JWT_SECRET" }],
      fixed: { "read-secrets": config(`{ storeCors: process.env.STORE_CORS!, ${SECRETS} }`) },
    },
    {
      name: "one secret only, in CommonJS",
      path: "medusa-config.js",
      files: medusa("2.15.3"),
      code: `const { defineConfig } = require("@medusajs/utils");
module.exports = defineConfig({ projectConfig: { http: { jwtSecret: process.env.JWT_SECRET } } });`,
      findings: [{ at: "http", message: "COOKIE_SECRET", fixes: ["read-secrets"] }],
    },
    {
      name: "a month",
      path: "medusa-config.ts",
      files: medusa("2.20.0"),
      code: config(`{ ${SECRETS}, jwtExpiresIn: "30d" }`),
      findings: [{ at: `jwtExpiresIn: "30d"`, level: "information", fixes: ["one-day"] }],
      fixed: { "one-day": config(`{ ${SECRETS}, jwtExpiresIn: "1d" }`) },
    },
    {
      name: "modules of a developer's machine",
      path: "medusa-config.ts",
      files: medusa("2.20.0"),
      code: `import { Modules, defineConfig } from "@medusajs/framework/utils";
export default defineConfig({
  projectConfig: { http: { ${SECRETS} } },
  modules: [
    { resolve: "@medusajs/medusa/event-bus-local" },
    { resolve: "@medusajs/medusa/locking" },
    { resolve: "@medusajs/medusa/file", options: { providers: [{ resolve: "@medusajs/medusa/file-local", id: "local" }] } },
  ],
});
`,
      findings: [
        { at: '"@medusajs/medusa/event-bus-local"', level: "information", message: "events" },
        { at: '"@medusajs/medusa/locking"', level: "information", message: "locks" },
        { at: '"@medusajs/medusa/file-local"', message: "uploads" },
      ],
    },
    {
      name: "a year, in words",
      path: "medusa-config.ts",
      files: medusa("2.20.0"),
      code: config(`{ ${SECRETS}, jwtExpiresIn: "1 year" }`),
      findings: [{ at: `jwtExpiresIn: "1 year"` }],
    },
  ],
});
