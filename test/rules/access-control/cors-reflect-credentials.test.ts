import { rule } from "../../../src/rules/access-control/cors-reflect-credentials/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const KOA = (version: string) => ({
  "package.json": `{ "dependencies": { "@koa/cors": "${version}" } }`,
});

testRule(rule, {
  valid: [
    {
      name: "patterns of one character, and of a host",
      code: `import cors from "cors";
app.use(cors({ origin: [/^.$/, /^https:\\/\\/shop\\.example$/], credentials: true }));`,
    },
    {
      name: "null in a list, without credentials",
      path: "src/app.ts",
      code: `import cors from "cors"; app.use(cors({ origin: ["https://pottery.com", "null"] }));`,
    },
    {
      name: "a list",
      code: `import cors from "cors"; app.use(cors({ origin: ["https://a.shop"], credentials: true }));`,
    },
    {
      name: "one origin of the environment",
      code: `import cors from "cors"; app.use(cors({ origin: process.env.STORE_URL, credentials: true }));`,
    },
    {
      name: "every origin, without credentials",
      code: `import cors from "cors"; app.use("/feeds", cors({ origin: "*" }));`,
    },
    {
      name: "every origin, credentials off",
      code: `import cors from "cors"; app.use(cors({ origin: true, credentials: false }));`,
    },
    { name: "a bare cors()", code: `import cors from "cors"; app.use(cors());` },
    {
      name: "everything in development only",
      code: `app.enableCors({ origin: process.env.NODE_ENV === "production" ? ["https://a.shop"] : true, credentials: true });`,
    },
    {
      name: "a branch for development",
      code: `if (process.env.NODE_ENV !== "production") { app.use(cors({ origin: true, credentials: true })); }`,
    },
    {
      name: "a function that checks",
      code: `app.use(cors({ credentials: true, origin(origin, done) { if (!origin || allowed.includes(origin)) done(null, true); else done(new Error("no")); } }));`,
    },
    {
      name: "a function that answers with the result of a check",
      code: `app.use(cors({ credentials: true, origin: (origin, done) => done(null, allowed.has(origin)) }));`,
    },
    {
      name: "a function that calls back only after a check",
      code: `app.use(cors({ credentials: true, origin(origin, done) { if (allowed.has(origin)) { done(null, true); } } }));`,
    },
    {
      name: "a function of the origin",
      code: `import { cors } from "hono/cors"; app.use(cors({ credentials: true, origin: (origin) => (origin.endsWith(".shop") ? origin : null) }));`,
    },
    {
      name: "Koa since version 5, which sends *",
      code: `import cors from "@koa/cors"; app.use(cors({ credentials: true }));`,
      files: KOA("^5.0.0"),
    },
    {
      name: "Elysia with a list, without credentials or in development",
      code: `import { Elysia } from "elysia";
import { cors } from "@elysiajs/cors";
export const one = new Elysia().use(cors({ origin: ["https://shop.example"] }));
export const two = new Elysia().use(cors({ credentials: false }));
export const three = new Elysia().use(cors(settings));
if (process.env.NODE_ENV === "development") one.use(cors());`,
    },
    {
      name: "Medusa with real origins",
      path: ".env",
      code: "STORE_CORS=http://localhost:8000,https://a.shop\n",
    },
    {
      name: "Medusa with a pattern for one domain",
      code: `module.exports = { projectConfig: { http: { storeCors: "/\\\\.a\\\\.shop$/" } } };`,
    },
  ],
  invalid: [
    {
      name: "patterns that every origin fits",
      code: `import cors from "cors";
app.use(cors({ origin: [/./], credentials: true }));
app.use(cors({ origin: /^https?:\\/\\//, credentials: true }));`,
      findings: [{ at: "origin: [/./]" }, { at: "origin: /^https?:\\/\\//" }],
    },
    {
      name: "the origin of sandboxed frames in a list",
      path: "src/app.ts",
      code: `import cors from "cors"; app.use(cors({ origin: ["https://pottery.com", "null"], credentials: true }));`,
      findings: [{ at: `origin: ["https://pottery.com", "null"]` }],
    },
    {
      name: "cors, the origin of the request",
      code: `import cors from "cors";
app.use("/api", limit, cors({ origin: true, credentials: true }));`,
      findings: [{ at: "origin: true", level: "error", fixes: ["use-allow-list"] }],
      fixed: {
        "use-allow-list": `import cors from "cors";
app.use("/api", limit, cors({ origin: process.env.STORE_ORIGINS?.split(",") ?? [], credentials: true }));`,
      },
    },
    {
      name: "options behind a name, CommonJS",
      path: "src/app.js",
      code: `const cors = require('cors');
const options = { credentials: true, origin: (origin, callback) => callback(null, true) };
app.use(cors(options));`,
      findings: [{ at: "origin: (origin, callback) => callback(null, true)" }],
      fixed: {
        "use-allow-list": `const cors = require('cors');
const options = { credentials: true, origin: process.env.STORE_ORIGINS?.split(',') ?? [] };
app.use(cors(options));`,
      },
    },
    {
      name: "a check that lets everybody in all the same",
      code: `app.use(cors({ credentials: true, origin(origin, done) {
  if (allowed.includes(origin)) { done(null, true); } else { console.warn(origin); done(null, true); }
} }));`,
      findings: [
        {
          at: `origin(origin, done) {
  if (allowed.includes(origin)) { done(null, true); } else { console.warn(origin); done(null, true); }
}`,
        },
      ],
    },
    {
      name: "a pattern for everything",
      code: `app.register(cors, { origin: /.*/, credentials: true });`,
      findings: [{ at: "origin: /.*/" }],
    },
    {
      name: "the origin of frames in a sandbox",
      code: `app.enableCors({ origin: "null", credentials: true });`,
      findings: [{ at: 'origin: "null"', level: "error", fixes: ["use-allow-list"] }],
    },
    {
      name: "Nest, enableCors",
      code: `app.enableCors({ origin: true, credentials: true });`,
      findings: [{ at: "origin: true" }],
    },
    {
      name: "Nest, create",
      code: `const app = await NestFactory.create(AppModule, { cors: { origin: true, credentials: true } });`,
      findings: [{ at: "origin: true" }],
    },
    {
      name: "Vendure",
      code: `export const config: VendureConfig = { apiOptions: { port: 3000, cors: { origin: true, credentials: true } } };`,
      findings: [{ at: "origin: true" }],
    },
    {
      name: "Hono",
      code: `import { cors } from "hono/cors"; app.use("*", cors({ origin: (origin) => origin, credentials: true }));`,
      findings: [{ at: "origin: (origin) => origin" }],
    },
    {
      name: "Koa, by function",
      code: `import cors from "@koa/cors"; app.use(cors({ origin: (ctx) => ctx.get("Origin") || "*", credentials: true }));`,
      findings: [{ at: `origin: (ctx) => ctx.get("Origin") || "*"` }],
    },
    {
      name: "Koa before version 5",
      code: `import cors from "@koa/cors"; app.use(cors({ credentials: true }));`,
      files: KOA("^4.0.0"),
      findings: [{ at: "credentials: true" }],
    },
    {
      name: "Elysia, whose plug-in sends the origin back with credentials",
      code: `import { Elysia } from "elysia";
import { cors } from "@elysiajs/cors";
export const one = new Elysia().use(cors());
export const two = new Elysia().use(cors({ methods: ["GET"], origin: true }));
export const three = new Elysia().use(cors({ origin: "*" }));
export const four = new Elysia().use(cors({ origin: true, credentials: true }));`,
      findings: [
        { at: "cors()", message: "Every origin" },
        { at: 'cors({ methods: ["GET"], origin: true })', message: "Every origin" },
        { at: 'cors({ origin: "*" })', message: "Browsers refuse", level: "information" },
        { at: "origin: true", message: "Every origin" },
      ],
    },
    {
      name: "Elysia before 1.1, which sent a star",
      code: `import { Elysia } from "elysia";
import { cors } from "@elysiajs/cors";
export const app = new Elysia().use(cors());`,
      files: { "package.json": '{ "dependencies": { "@elysiajs/cors": "~1.0.2" } }' },
      findings: [{ at: "cors()", message: "Browsers refuse", level: "information" }],
    },
    {
      name: "Medusa, every origin",
      path: "medusa-config.ts",
      code: `export default defineConfig({ projectConfig: { http: { storeCors: "/.*/", adminCors: process.env.ADMIN_CORS } } });`,
      findings: [{ at: `storeCors: "/.*/"`, level: "warning" }],
    },
    {
      name: "Medusa, in the environment",
      path: ".env",
      code: "PORT=1\nAUTH_CORS=http://localhost:1,/.*/\n",
      findings: [{ at: "AUTH_CORS=http://localhost:1,/.*/", level: "warning" }],
    },
    {
      name: "a star with credentials, which browsers refuse",
      code: `import cors from "cors"; app.use(cors({ origin: "*", credentials: true }));`,
      findings: [{ at: `origin: "*"`, level: "information", message: "works for nobody" }],
      fixed: {
        "use-allow-list": `import cors from "cors"; app.use(cors({ origin: process.env.STORE_ORIGINS?.split(",") ?? [], credentials: true }));`,
      },
    },
    {
      name: "a star for what belongs to a customer",
      code: `import cors from "cors"; app.use("/api/orders", cors(), orders);`,
      findings: [{ at: "cors()", level: "information", message: "/api/orders" }],
    },
    {
      name: "everybody where nothing is configured",
      code: `app.use(cors({ origin: process.env.ORIGINS?.split(",") ?? true, credentials: true }));`,
      findings: [{ at: `origin: process.env.ORIGINS?.split(",") ?? true` }],
      fixed: {
        "use-allow-list": `app.use(cors({ origin: process.env.STORE_ORIGINS?.split(",") ?? [], credentials: true }));`,
      },
    },
    {
      name: "tests, one level lower",
      path: "test/app.ts",
      code: `app.enableCors({ origin: true, credentials: true });`,
      findings: [{ at: "origin: true", level: "warning" }],
    },
  ],
});
