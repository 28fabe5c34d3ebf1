import { rule } from "../../../src/rules/authentication/session-cookie-flags/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const session = (options: string): string =>
  `const Koa = require("koa");\nconst session = require("koa-session");\nconst app = new Koa();\napp.use(session(${options}, app));\n`;
const written = (call: string): string =>
  `const Router = require("@koa/router");\nconst router = new Router();\nrouter.post("/x", async (ctx) => {\n  ${call}\n});\n`;

testRule(rule, {
  valid: [
    {
      name: "what the library sets by itself",
      code: session('{ key: "shop.sess", sameSite: "lax" }'),
    },
    { name: "a preference", code: session('{ key: "theme", httpOnly: false, sameSite: "lax" }') },
    { name: "options that are not known", code: session("options") },
    {
      name: "a cookie with flags",
      code: written('ctx.cookies.set("auth", token, { sameSite: "lax" });'),
    },
    { name: "a cookie that is taken away", code: written('ctx.cookies.set("auth", null);') },
  ],
  invalid: [
    {
      name: "scripts may read the session",
      code: session('{ key: "shop.sess", httpOnly: false, sameSite: "lax" }'),
      findings: [{ at: "session", level: "warning", message: "httpOnly" }],
    },
    {
      name: "the session goes over lines that anybody reads",
      code: session('{ secure: false, sameSite: "lax" }'),
      findings: [{ at: "session", message: "secure" }],
    },
    {
      name: "scripts may read the token",
      code: written('ctx.cookies.set("auth", token, { httpOnly: false, sameSite: "lax" });'),
      findings: [{ at: '"auth"', message: "httpOnly" }],
    },
  ],
});
