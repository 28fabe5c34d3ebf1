import { rule } from "../../../src/rules/dependencies/plugin-unused/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { manifest } from "./registry-answers.ts";

const path = "package.json";
const SERVER = 'import express from "express";\nexpress().listen(3000);\n';

testRule(rule, {
  valid: [
    {
      name: "a guard that is required",
      path,
      code: manifest({ express: "^5.0.0", helmet: "^8.0.0" }),
      files: { "src/app.js": `const helmet = require('helmet');\n${SERVER}` },
    },
    {
      name: "a guard that is imported when needed, and a part of one",
      path,
      code: manifest({ fastify: "^5.0.0", "@fastify/helmet": "^13.0.0", lusca: "^1.7.0" }),
      files: {
        "a.ts":
          'import fastify from "fastify";\nawait fastify().register(import("@fastify/helmet"));',
        "b.ts": 'import csrf from "lusca/lib/csrf.js";\ncsrf();',
      },
    },
    {
      name: "a guard that a configuration names",
      path,
      code: manifest({ express: "^5.0.0", helmet: "^8.0.0" }),
      files: { "src/app.js": SERVER, "config/server.json": '{ "middlewares": ["helmet"] }' },
    },
    {
      name: "no code of a server",
      path,
      code: manifest({ express: "^5.0.0", helmet: "^8.0.0" }),
      files: { "src/page.ts": "export const a = 1;\n" },
    },
    {
      name: "a development dependency",
      path,
      code: manifest({ helmet: "^8.0.0" }, "devDependencies"),
      files: { "src/app.js": SERVER },
    },
    {
      name: "a root that lends a guard to a member of its workspace",
      path,
      code: manifest({ express: "^5.0.0", "express-rate-limit": "^8.0.0" }),
      files: {
        "apps/api/package.json": manifest({ express: "^5.0.0" }),
        "apps/api/src/main.ts": `import limit from "express-rate-limit";\n${SERVER}`,
      },
    },
    {
      name: "an extension of EverShop in a folder, and an installed one",
      path,
      code: manifest({ "@evershop/evershop": "2.1.1", "@evershop/resend": "1.0.0" }),
      files: {
        "config/default.json":
          '{"system":{"extensions":[{"name":"a","resolve":"extensions/a"},{"name":"resend","resolve":"node_modules/@evershop/resend"}]}}',
      },
    },
    {
      name: "an extension of EverShop that another file switches on",
      path,
      code: manifest({ "@evershop/evershop": "2.1.1", "@acme/points": "1.0.0" }),
      files: {
        "config/default.json":
          '{"system":{"extensions":[{"name":"p","resolve":"node_modules/@acme/points","enabled":false}]}}',
        "config/production.json":
          '{"system":{"extensions":[{"name":"p","resolve":"node_modules/@acme/points","enabled":true}]}}',
      },
    },
    {
      name: "an extension of EverShop that is switched off and not installed",
      path: "config/default.json",
      code: '{"system":{"extensions":[{"name":"p","resolve":"node_modules/@acme/points","enabled":false}]}}',
      files: { "package.json": manifest({ "@evershop/evershop": "2.1.1" }) },
    },
  ],
  invalid: [
    {
      name: "guards of Express that nothing imports",
      path,
      code: manifest({ express: "^5.0.0", helmet: "^8.0.0", "express-rate-limit": "^8.0.0" }),
      files: { "src/app.js": SERVER },
      findings: [
        { at: "helmet", level: "warning", message: "its security headers are not sent" },
        { at: "express-rate-limit", level: "warning", message: "it limits no requests" },
      ],
    },
    {
      name: "a throttler of Nest of which only a comment is left",
      path,
      code: manifest({ "@nestjs/core": "^11.0.0", "@nestjs/throttler": "^6.0.0" }),
      files: {
        "src/boot.ts":
          'import { NestFactory } from "@nestjs/core";\n// import { ThrottlerModule } from "@nestjs/throttler";\nexport { NestFactory };',
      },
      findings: [{ at: "@nestjs/throttler" }],
    },
    {
      name: "a server beside another one that has the guard for itself",
      path: "api/package.json",
      code: manifest({ koa: "^3.0.0", "koa-helmet": "^8.0.0" }),
      files: {
        "api/src/app.ts": 'import Koa from "koa";\nnew Koa().listen(1);',
        "admin/package.json": manifest({ koa: "^3.0.0", "koa-helmet": "^8.0.0" }),
        "admin/src/app.ts": 'import helmet from "koa-helmet";\nhelmet();',
      },
      findings: [{ at: "koa-helmet" }],
    },
    {
      name: "an extension of EverShop that is configured and not installed",
      path: "config/default.json",
      code: '{"system":{"extensions":[{"name":"x","resolve":"node_modules/@acme/points"}]}}',
      files: { "package.json": manifest({ "@evershop/evershop": "2.1.1" }) },
      findings: [{ at: "@acme/points", fixes: ["unlist"] }],
      fixed: { unlist: '{"system":{"extensions":[]}}' },
    },
    {
      name: "an extension of EverShop that is installed and switched off",
      path,
      code: manifest({ "@evershop/evershop": "2.1.1", "@acme/points": "1.0.0" }),
      files: {
        "config/default.json":
          '{"system":{"extensions":[{"name":"a","resolve":"extensions/a"},{"name":"p","resolve":"node_modules/@acme/points","enabled":false}]}}',
      },
      findings: [
        {
          at: "@acme/points",
          level: "information",
          message: "EverShop is told not to run it",
          fixes: ["remove-both"],
        },
      ],
      fixed: { "remove-both": manifest({ "@evershop/evershop": "2.1.1" }) },
    },
  ],
});
