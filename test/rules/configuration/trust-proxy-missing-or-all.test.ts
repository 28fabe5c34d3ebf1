import { rule } from "../../../src/rules/configuration/trust-proxy-missing-or-all/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the header of a platform that writes it itself, and another header",
      code: `export const limiter = ratelimit({ keyGenerator: (request) => request.headers.get("x-forwarded-for") });
export const other = rateLimit({ keyGenerator: (req) => req.get("x-api-key") });`,
    },
    {
      name: "Koa: how many addresses count is said",
      code: 'const Koa = require("koa");\nconst app = new Koa();\napp.proxy = true;\napp.maxIpsCount = 1;\n',
    },
    { name: "another proxy", code: "agent.proxy = true;\n" },
    {
      name: "Koa with options that say how many addresses count, or another header",
      code: `import Koa from "koa";
export const one = new Koa({ proxy: true, maxIpsCount: 1 });
export const other = new Koa({ proxy: true, proxyIpHeader: "CF-Connecting-IP" });
export const agent = new Agent({ proxy: true });
`,
    },
    {
      name: "Vendure with a number, and the setting of something else",
      code: `import type { VendureConfig } from "@vendure/core";
export const config = { apiOptions: { trustProxy: 1 } };
export const other = { proxyOptions: { trustProxy: true } };
`,
    },
    {
      name: "one proxy, addresses, a function",
      code: `app.set("trust proxy", 1);
app.set("trust proxy", "loopback, 10.0.0.0/8");
app.set("trust proxy", (ip) => ip === "10.0.0.2");
app.set("trust proxy", false);
`,
    },
    {
      name: "development only",
      code: 'if (process.env.NODE_ENV !== "production") app.set("trust proxy", true);\n',
    },
    {
      name: "Fastify with a number",
      code: 'import fastify from "fastify";\nconst app = fastify({ trustProxy: 1 });\n',
    },
    {
      name: "the header in a log line",
      code: 'export const trace = (req) => console.log(req.headers["x-forwarded-for"]);\n',
    },
    {
      name: "another header of a limiter",
      code: 'rateLimit({ keyGenerator: (req) => req.headers["x-tenant"] });\n',
    },
    {
      name: "the last address of the header, and the first of something else",
      code: `export const note = (req) => {
  const ip = req.headers["x-forwarded-for"].split(",").at(-1);
  const clientIp = req.headers["x-tenant"].split(",")[0];
  const region = req.headers["x-forwarded-for"].split(",")[0].length;
  return { ip, clientIp, region };
};
`,
    },
    { name: "another setting", code: 'app.enable("etag");\nsettings.set("proxy", true);\n' },
  ],
  invalid: [
    {
      name: "the header by a method of Express",
      code: `export const limiter = rateLimit({ keyGenerator: (req) => req.get("X-Forwarded-For") });
export const other = rateLimit({ keyGenerator: (req) => req.header("x-forwarded-for").split(",")[0] });`,
      findings: [{ at: 'req.get("X-Forwarded-For")' }, { at: 'req.header("x-forwarded-for")' }],
    },
    {
      name: "Koa",
      code: 'const Koa = require("koa");\nconst app = new Koa();\napp.proxy = true;\n',
      findings: [{ at: "app.proxy = true", fixes: ["one-proxy"] }],
    },
    {
      name: "Koa with options",
      code: `import Koa from "koa";
const app = new Koa({ proxy: true });
`,
      findings: [{ at: "proxy: true", fixes: ["one-proxy"] }],
      fixed: {
        "one-proxy": `import Koa from "koa";
const app = new Koa({ proxy: true, maxIpsCount: 1 });
`,
      },
    },
    {
      name: "the first address, kept with what somebody did",
      code: `export const audit = async (req) => {
  const ip = req.headers["x-forwarded-for"]?.split(",")[0].trim() || req.socket.remoteAddress;
  await events.create({ ip, clientIp: String(req.headers["x-forwarded-for"]).split(",")[0] });
};
`,
      findings: [
        { at: 'req.headers["x-forwarded-for"]', level: "information", message: "`ip`" },
        { at: 'req.headers["x-forwarded-for"]', message: "`clientIp`" },
      ],
    },
    {
      name: "Vendure",
      code: `import type { VendureConfig } from "@vendure/core";
export const config: VendureConfig = { apiOptions: { port: 3000, trustProxy: true } };
`,
      findings: [{ at: "trustProxy: true", level: "information" }],
      fixed: {
        "one-proxy": `import type { VendureConfig } from "@vendure/core";
export const config: VendureConfig = { apiOptions: { port: 3000, trustProxy: 1 } };
`,
      },
    },
    {
      name: "Express",
      code: 'const app = express();\napp.set("trust proxy", true);\n',
      findings: [{ at: 'app.set("trust proxy", true)', level: "information" }],
      fixed: { "one-proxy": 'const app = express();\napp.set("trust proxy", 1);\n' },
    },
    {
      name: "Express, switched on",
      code: "const app = require('express')();\napp.enable('trust proxy');\n",
      findings: [{ at: "app.enable('trust proxy')" }],
      fixed: {
        "one-proxy": "const app = require('express')();\napp.set('trust proxy', 1);\n",
      },
    },
    {
      name: "Fastify",
      code: `import Fastify from "fastify";
export const app = Fastify({ logger: true, trustProxy: true });
`,
      findings: [{ at: "trustProxy: true", fixes: ["one-proxy"] }],
    },
    {
      name: "a limiter that counts by the header",
      code: `import rateLimit from "express-rate-limit";
export const limiter = rateLimit({
  windowMs: 60_000,
  keyGenerator: (req) => req.headers["x-forwarded-for"] ?? req.ip,
});
`,
      findings: [{ at: 'req.headers["x-forwarded-for"]', fixes: [] }],
    },
  ],
});
