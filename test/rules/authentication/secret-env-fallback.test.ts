import { expect, it } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";
import { rule } from "../../../src/rules/authentication/secret-env-fallback/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const THROW = (name: string, quote = '"'): string =>
  `(() => { throw new Error(${quote}${name} is not set${quote}); })()`;

testRule(rule, {
  valid: [
    {
      name: "functions that read something else, or take the argument for something else",
      code: `const fromEnv = (name, hint) => {
  if (hint) console.info(hint);
  return process.env[name];
};
const label = (key, text) => labels[key] ?? text;
const optional = (name, fallback) => process.env[name] ?? fallback;
export const signing = fromEnv("JWT_SECRET", "ask-the-operations-team");
export const shown = label("JWT_SECRET", "the key of the shop");
export const port = optional("PORT", "3000");
export const hash = optional("SESSION_SECRET");`,
    },
    {
      name: "what opens a provider's system for trials",
      code: `const pass = process.env.CARRIER_PASSWORD || (env === "uat" ? "sandbox123" : process.env.CARRIER_MAIN_PASSWORD);`,
    },
    {
      name: "the address that gives tokens away",
      code: `export const kick = {
  oauthToken: process.env.KICK_OAUTH_TOKEN_URL || "https://id.example/oauth/token",
};`,
    },
    {
      name: "what is told of a missing secret",
      code: `export function run(result) {
  const cronSecret = process.env.CRON_SECRET?.trim();
  if (!cronSecret) {
    result.status = "error";
    result.message = "CRON_SECRET is not configured";
    return result;
  }
}`,
    },
    {
      name: "whether there is a secret",
      code: `console.log({
  JWT_SECRET: process.env.JWT_SECRET ? \`set (\${process.env.JWT_SECRET.length} chars)\` : "missing",
  WEBHOOK_SECRET: process.env.WEBHOOK_SECRET ? "✓ Set" : "✗ Missing",
});`,
    },
    { name: "an empty fallback", code: `const secret = process.env.JWT_SECRET || "";` },
    { name: "a blank fallback", code: `const password = process.env.DB_PASSWORD ?? " ";` },
    {
      name: "values that are no secrets",
      code: `const port = process.env.PORT || "3000";
const host = process.env.DB_HOST || "localhost";
const key = process.env.CACHE_KEY || "products";
const ttl = process.env.JWT_SECRET_TTL || "15m";
const header = process.env.API_KEY_HEADER || "x-api-key";`,
    },
    {
      name: "public keys",
      code: `const a = process.env.STRIPE_PUBLISHABLE_KEY || "pk_live_9aQ7mZ2xT4vB8nK3pR6w";
const b = process.env.NEXT_PUBLIC_STRIPE_KEY || "pk_test_9aQ7mZ2xT4vB8nK3pR6w";
const c = process.env.RECAPTCHA_SITE_KEY ?? "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ";`,
    },
    {
      name: "dummies for the build, which the provider refuses",
      code: `import Stripe from "stripe";
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY || "sk_test_placeholder");
const resend = new Resend(process.env.RESEND_API_KEY ?? "re_dummy");`,
    },
    {
      name: "a fallback for development only",
      code: `const secret = process.env.NODE_ENV === "production" ? process.env.JWT_SECRET : process.env.JWT_SECRET || "local";`,
    },
    {
      name: "a fallback inside a check for development",
      code: `let secret = process.env.JWT_SECRET;
if (process.env.NODE_ENV !== "production") {
  secret = secret || "only-here";
}`,
    },
    {
      name: "a file that stops in production without the variable",
      code: `const isProduction = process.env.NODE_ENV === "production";
if (isProduction && !process.env.JWT_SECRET) {
  throw new Error("JWT_SECRET is not set");
}
export const secret = process.env.JWT_SECRET ?? "for-development";`,
    },
    {
      name: "a file that asks for the environment below the question for the variable",
      code: `const isProduction = process.env.NODE_ENV === "production";
const phrase = process.env.COOKIE_SECRET;
if (!phrase || phrase.length < 32) {
  if (isProduction) throw new Error("COOKIE_SECRET is not set");
  console.warn("COOKIE_SECRET is not set");
}
export const secret = phrase || "for-development";`,
    },
    {
      name: "settings for development beside those for production",
      code: `export default {
  development: { password: process.env.POSTGRES_PASSWORD || "postgres" },
  production: { password: process.env.POSTGRES_PASSWORD },
};`,
    },
    {
      name: "a reference to another place",
      code: "const secret = process.env.JWT_SECRET || `${readVault()}`;",
    },
    {
      name: "an error for a missing variable",
      code: `const secret = process.env.JWT_SECRET ?? fail("JWT_SECRET is not set");`,
    },
    {
      name: "a map with two arguments",
      code: `const token = tokens.get("token", "fallback-for-readers"); const t = translations.get("password", "Password");`,
    },
    {
      name: "a default of a form, not of the environment",
      code: `import { z } from "zod";
export const form = z.object({ password: z.string().default("secret-of-a-form") });`,
    },
    {
      name: "what an installer proposes",
      code: `const question = { type: "password", message: "Password?", initial: process.env.ADMIN_PASSWORD || "123456" };`,
    },
    {
      name: "a variable that bundlers publish",
      code: `const password = import.meta.env.VITE_ADMIN_PASSWORD ?? "admin";`,
    },
    { name: "comments", code: `// jwtSecret: process.env.JWT_SECRET || "supersecret"\nexport {};` },
    {
      name: "a development default of envalid",
      code: `import { cleanEnv, str } from "envalid";
export const env = cleanEnv(process.env, { JWT_SECRET: str({ devDefault: "local-secret" }) });`,
    },
  ],
  invalid: [
    {
      name: "a function of the file that reads a variable, whatever it is called",
      code: `const take = (name, otherwise) => process.env[name] ?? otherwise ?? stop(name);
function need(name: string, preset = "", isLoud = true) {
  const value = process.env[name];
  if (!value) return preset;
  return value;
}
export const one = take("JWT_SECRET", "cellar-door");
export const two = need("SESSION_SECRET", "cellar-door");`,
      findings: [{ at: '"cellar-door"' }, { at: '"cellar-door"' }],
    },
    {
      name: "Deno, and an options argument before the fallback",
      code: `const read = (name, isRequired, fallback) => {
  const found = Deno.env.get(name);
  return found === undefined && !isRequired ? fallback : found;
};
export const key = read("COOKIE_SECRET", false, "cellar-door");`,
      findings: [{ at: '"cellar-door"' }],
    },
    {
      name: "what is used unless a system for trials is asked",
      code: `const pass = process.env.CARRIER_SECRET_PASSWORD || (env === "live" ? "c4rrier-main-99" : process.env.CARRIER_TRIAL_PASSWORD);`,
      findings: [{ at: '"c4rrier-main-99"' }],
    },
    {
      name: "an account in an address",
      code: `export const settings = {
  authToken: process.env.QUEUE_AUTH_TOKEN || "https://shop:f81kd02mx@queue.example/",
};`,
      findings: [{ at: '"https://shop:f81kd02mx@queue.example/"' }],
    },
    {
      name: "settings for production beside those for development, and a table of something else",
      code: `export default {
  development: { password: process.env.POSTGRES_PASSWORD },
  production: { password: process.env.POSTGRES_PASSWORD || "postgres" },
};
export const roles = { test: { password: process.env.REPORTS_PASSWORD || "reports" } };`,
      findings: [{ at: '"postgres"' }, { at: '"reports"' }],
    },
    {
      name: "a check of production below the question for another variable",
      code: `const isProduction = process.env.NODE_ENV === "production";
if (!process.env.MAIL_HOST) {
  if (isProduction) throw new Error("MAIL_HOST is not set");
}
export const secret = process.env.COOKIE_SECRET || "for-development";`,
      findings: [{ at: '"for-development"' }],
    },
    {
      name: "a variable that is filled below the question for it",
      code: `let phrase = process.env.COOKIE_SECRET;
if (!phrase) {
  phrase = "cookies";
}`,
      findings: [{ at: '"cookies"' }],
    },
    {
      name: "a Medusa configuration",
      code: `import { defineConfig } from "@medusajs/framework/utils";
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { jwtSecret: process.env.JWT_SECRET || "supersecret" },
  },
});`,
      path: "medusa-config.ts",
      findings: [
        {
          at: '"supersecret"',
          level: "error",
          message: "JWT_SECRET",
          fixes: ["throw-when-missing"],
        },
      ],
      fixed: {
        "throw-when-missing": `import { defineConfig } from "@medusajs/framework/utils";
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { jwtSecret: process.env.JWT_SECRET || ${THROW("JWT_SECRET")} },
  },
});`,
      },
    },
    {
      name: "the environment under another name, with single quotes",
      code: `const env = process.env;
const { COOKIE_SECRET = 'keyboard cat', PORT = '3000' } = process.env;
const token = env['ADMIN_TOKEN'] ?? 'letmein';`,
      findings: [{ at: "'keyboard cat'" }, { at: "'letmein'" }],
      fixed: {
        "throw-when-missing": `const env = process.env;
const { COOKIE_SECRET = ${THROW("COOKIE_SECRET", "'")}, PORT = '3000' } = process.env;
const token = env['ADMIN_TOKEN'] ?? 'letmein';`,
      },
    },
    {
      name: "a constant in between, also from another file",
      code: `import { DEFAULT_SECRET } from "./constants";
const configured = process.env.SESSION_SECRET;
export const secret = configured || DEFAULT_SECRET;`,
      files: { "src/constants.ts": `export const DEFAULT_SECRET = "shop-sessions";` },
      findings: [{ at: "DEFAULT_SECRET" }],
    },
    {
      name: "other runtimes",
      code: `const a = Deno.env.get("JWT_SECRET") ?? "deno-shop";
const b = Bun.env.JWT_SECRET || "bun-shop";
const c = import.meta.env.SESSION_SECRET || "meta-shop";
export const load = (c) => createCookieSessionStorage({ cookie: { secrets: [c.env.SESSION_SECRET || "foobar"] } });`,
      findings: [
        { at: '"deno-shop"' },
        { at: '"bun-shop"' },
        { at: '"meta-shop"' },
        { at: '"foobar"' },
      ],
    },
    {
      name: "NestJS",
      code: `import { ConfigService } from "@nestjs/config";
export const options = {
  inject: [ConfigService],
  useFactory: (configService: ConfigService) => ({ secret: configService.get<string>("JWT_SECRET", "nest-secret") }),
};`,
      findings: [{ at: '"nest-secret"', fixes: ["get-or-throw"] }],
      fixed: {
        "get-or-throw": `import { ConfigService } from "@nestjs/config";
export const options = {
  inject: [ConfigService],
  useFactory: (configService: ConfigService) => ({ secret: configService.getOrThrow<string>("JWT_SECRET") }),
};`,
      },
    },
    {
      name: "configuration helpers",
      code: `const a = getConfig("system.session.cookieSecret", "keyboard cat");
const b = env("APP_KEY", "some-app-key");
const c = configService.get("auth.jwtSecret") || "other-secret";`,
      findings: [
        { at: '"keyboard cat"', fixes: [] },
        { at: '"some-app-key"' },
        { at: '"other-secret"' },
      ],
    },
    {
      name: "schemas of the environment",
      code: `import { z } from "zod";
import Joi from "joi";
import { str } from "envalid";
export const a = z.object({ JWT_SECRET: z.string().min(8).default("zod-secret") });
export const b = Joi.object({ COOKIE_SECRET: Joi.string().default("joi-secret") });
export const c = { SESSION_SECRET: str({ default: "envalid-secret" }) };
export const d = convict({ jwtSecret: { format: String, env: "JWT_SECRET", default: "convict-secret" } });`,
      findings: [
        { at: '"zod-secret"', fixes: ["remove-default"] },
        { at: '"joi-secret"' },
        { at: '"envalid-secret"' },
        { at: '"convict-secret"' },
      ],
      fixed: {
        "remove-default": `import { z } from "zod";
import Joi from "joi";
import { str } from "envalid";
export const a = z.object({ JWT_SECRET: z.string().min(8) });
export const b = Joi.object({ COOKIE_SECRET: Joi.string().default("joi-secret") });
export const c = { SESSION_SECRET: str({ default: "envalid-secret" }) };
export const d = convict({ jwtSecret: { format: String, env: "JWT_SECRET", default: "convict-secret" } });`,
      },
    },
    {
      name: "choices and assignments",
      code: `const a = process.env.JWT_SECRET ? process.env.JWT_SECRET : "choice";
process.env.SESSION_SECRET ||= "assigned";
let password = process.env.ADMIN_PASSWORD;
if (!password) {
  password = "set-later";
}
if (!process.env.COOKIE_SECRET) process.env.COOKIE_SECRET = "cookies";`,
      findings: [
        { at: '"choice"' },
        { at: '"assigned"' },
        { at: '"set-later"' },
        { at: '"cookies"' },
      ],
    },
    {
      name: "compiled CommonJS",
      code: `"use strict";
const express_session_1 = __importDefault(require("express-session"));
var _a;
app.use((0, express_session_1.default)({ secret: (_a = process.env.SESSION_SECRET) !== null && _a !== void 0 ? _a : "compiled" }));
exports.password = process.env["SUPERADMIN_PASSWORD"] || \`superadmin\`;`,
      path: "src/server.js",
      findings: [{ at: '"compiled"' }, { at: "`superadmin`" }],
    },
    {
      name: "a key that was issued, also where the name says nothing",
      code: `const stripe = new Stripe(process.env.STRIPE || "sk_live_9aQ7mZ2xT4vB8nK3pR6wL1yD");
const mail = process.env.SENDGRID_API_KEY ?? "q8ZrT2mX7vLw4KpB9sNdYf3J";`,
      findings: [
        { at: '"sk_live_9aQ7mZ2xT4vB8nK3pR6wL1yD"' },
        { at: '"q8ZrT2mX7vLw4KpB9sNdYf3J"' },
      ],
    },
    {
      name: "tests, as a hint",
      code: `const secret = process.env.JWT_SECRET || "for-tests";`,
      path: "test/setup.ts",
      findings: [{ at: '"for-tests"', level: "hint" }],
    },
    {
      name: "tests with a key that works",
      code: `const key = process.env.STRIPE_SECRET_KEY || "sk_live_9aQ7mZ2xT4vB8nK3pR6wL1yD";`,
      path: "test/setup.ts",
      findings: [{ at: '"sk_live_9aQ7mZ2xT4vB8nK3pR6wL1yD"', level: "warning" }],
    },
  ],
});

it("leaves the store in which a plug-in is tried to the largest preset", () => {
  const code = `module.exports = defineConfig({ http: { jwtSecret: process.env.JWT_SECRET || "supersecret" } });\n`;
  const manifest = (scripts: Readonly<Record<string, string>>): string =>
    JSON.stringify({ scripts, dependencies: { "@medusajs/framework": "2.8.0" } });
  const files = {
    "package.json": "{}",
    "packages/reviews/package.json": manifest({ build: "medusa plugin:build" }),
    "packages/reviews/medusa-config.ts": code,
    "apps/store/package.json": manifest({ build: "medusa build" }),
    "apps/store/medusa-config.ts": code,
  };
  const found = (path: string, preset: "quiet" | "audit"): number =>
    new MemoryStore(files, {
      rules: [rule],

      configuration: { preset },
    }).session.analyse(path).findings.length;
  expect(found("apps/store/medusa-config.ts", "quiet")).toBe(1);
  expect(found("packages/reviews/medusa-config.ts", "quiet")).toBe(0);
  expect(found("packages/reviews/medusa-config.ts", "audit")).toBe(1);
});
