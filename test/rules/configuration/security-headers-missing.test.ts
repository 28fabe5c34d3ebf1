import { rule } from "../../../src/rules/configuration/security-headers-missing/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import helmet from "helmet";
const app = express();
`;
const PACKAGE = { "package.json": '{ "dependencies": { "express": "^4.18.0" } }' };

testRule(rule, {
  valid: [
    {
      name: "values that browsers know",
      code: `export const f = (req, res) => { res.setHeader("X-Frame-Options", "SAMEORIGIN"); res.set("X-Frame-Options", "deny"); };`,
    },
    {
      name: "a policy says who may frame",
      code: `export const f = (req, res) => { res.setHeader("X-Frame-Options", "ALLOW-FROM https://shop.example"); res.setHeader("Content-Security-Policy", "frame-ancestors https://shop.example"); };`,
    },
    { name: "helmet as it is", code: `${EXPRESS}app.use(helmet());\napp.use(helmet({}));\n` },
    {
      name: "a policy of its own",
      code: `${EXPRESS}app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'self'"] } } }));\n`,
    },
    {
      name: "an interface without pages",
      code: `${EXPRESS}app.use(helmet({ contentSecurityPolicy: false }));\napp.get("/orders", (req, res) => res.json([]));\n`,
    },
    {
      name: "what payment pages need",
      code: `${EXPRESS}app.use(helmet({ crossOriginEmbedderPolicy: false, crossOriginResourcePolicy: false }));\n`,
    },
    {
      name: "framing is left to the policy, which helmet sends by itself",
      code: `${EXPRESS}app.use(helmet({ frameguard: false }));\napp.use(helmet({ xFrameOptions: false, contentSecurityPolicy: { directives: { frameAncestors: ["https://partner.example"] } } }));\n`,
    },
    {
      name: "development only",
      code: `${EXPRESS}if (process.env.NODE_ENV === "development") app.use(helmet({ hsts: false }));\n`,
    },
    {
      name: "TLS that is asked for, or no longer in development alone",
      code: `${EXPRESS}app.use(helmet({ hsts: { maxAge: 31536000 }, strictTransportSecurity: { maxAge } }));
res.setHeader("Strict-Transport-Security", "max-age=0600");
if (process.env.NODE_ENV !== "production") res.setHeader("Strict-Transport-Security", "max-age=0");
`,
    },
    {
      name: "another function with such options",
      code: "configure({ hsts: false, frameguard: false });\n",
    },
    {
      name: "an application whose package has helmet",
      code: 'import express from "express";\nconst app = express();\napp.set("view engine", "ejs");\n',
      files: { "package.json": '{ "dependencies": { "express": "^4.18.0", "helmet": "^8.0.0" } }' },
    },
    {
      name: "an application that sets the headers itself",
      code: 'import express from "express";\nconst app = express();\napp.set("view engine", "ejs");\napp.use((req, res, next) => { res.setHeader("X-Frame-Options", "DENY"); next(); });\n',
      files: PACKAGE,
    },
  ],
  invalid: [
    {
      name: "a value that no browser knows",
      code: `export const f = (req, res) => { res.setHeader("X-Frame-Options", "ALLOWALL"); res.header("x-frame-options", "ALLOW-FROM https://shop.example"); };`,
      findings: [
        { at: `"ALLOWALL"`, message: "ALLOWALL" },
        { at: `"ALLOW-FROM https://shop.example"` },
      ],
    },
    {
      name: "framing",
      code: `${EXPRESS}app.use(helmet({ frameguard: false, contentSecurityPolicy: false, noSniff: true }));\n`,
      findings: [{ at: "frameguard: false", level: "information", fixes: ["remove-option"] }],
      fixed: {
        "remove-option": `${EXPRESS}app.use(helmet({ contentSecurityPolicy: false, noSniff: true }));\n`,
      },
    },
    {
      name: "TLS that browsers are told to forget",
      code: `${EXPRESS}app.use(helmet({ hsts: { maxAge: 0 } }));
res.setHeader("Strict-Transport-Security", "max-age=0; includeSubDomains");
`,
      findings: [
        {
          at: "hsts: { maxAge: 0 }",
          message: "Strict-Transport-Security",
          fixes: ["remove-option"],
        },
        { at: '"max-age=0; includeSubDomains"', message: "Strict-Transport-Security" },
      ],
    },
    {
      name: "framing, with a helmet that sends no policy by itself",
      code: `${EXPRESS}app.use(helmet({ frameguard: false }));\n`,
      files: { "package.json": '{ "dependencies": { "helmet": "^3.23.3" } }' },
      findings: [{ at: "frameguard: false" }],
    },
    {
      name: "a policy for pages, in CommonJS",
      code: `const express = require("express");
const helmet = require("helmet");
const app = express();
app.use(helmet({ contentSecurityPolicy: false }));
app.get("/", (req, res) => res.render("home"));
`,
      findings: [{ at: "contentSecurityPolicy: false", message: "Content-Security-Policy" }],
    },
    {
      name: "Fastify and Koa",
      code: `import fastifyHelmet from "@fastify/helmet";
import koaHelmet from "koa-helmet";
fastify.register(fastifyHelmet, { hsts: false });
koa.use(koaHelmet({ xFrameOptions: false, contentSecurityPolicy: false, strictTransportSecurity: false }));
`,
      findings: [
        { at: "hsts: false" },
        { at: "xFrameOptions: false" },
        { at: "strictTransportSecurity: false" },
      ],
    },
    {
      name: "pages without any",
      code: 'import express from "express";\nconst app = express();\napp.set("view engine", "ejs");\n',
      files: PACKAGE,
      findings: [{ at: 'app.set("view engine", "ejs")', message: "without headers" }],
    },
  ],
});
