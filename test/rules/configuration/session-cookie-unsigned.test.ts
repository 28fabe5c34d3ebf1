import { rule } from "../../../src/rules/configuration/session-cookie-unsigned/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const ROUTER = `import { createCookieSessionStorage } from "react-router";\n`;

testRule(rule, {
  valid: [
    {
      name: "with secrets",
      code: `${ROUTER}export const s = createCookieSessionStorage({ cookie: { name: "session", secrets: [process.env.SESSION_SECRET] } });`,
    },
    {
      name: "Hydrogen's template: secrets of a parameter",
      code: `${ROUTER}export const init = (secrets) => createCookieSessionStorage({ cookie: { name: "session", httpOnly: true, secrets } });`,
    },
    {
      name: "options from elsewhere",
      code: `${ROUTER}import { common } from "./common";
export const s = createCookieSessionStorage({ cookie: { ...common, name: "session" } });`,
    },
    {
      name: "the theme",
      code: `${ROUTER}export const s = createCookieSessionStorage({ cookie: { name: "__remix-themes", sameSite: "lax" } });`,
    },
    {
      name: "a message that is shown once",
      code: `import { createCookie, createCookieSessionStorage } from "@remix-run/node";
const cookie = createCookie("toast", { path: "/" });
export const s = createCookieSessionStorage({ cookie });`,
    },
    {
      name: "a cookie with secrets",
      code: `import { createCookie, createCookieSessionStorage } from "@remix-run/node";
const cookie = createCookie("__session", { secrets: [secret] });
export const s = createCookieSessionStorage({ cookie });`,
    },
    {
      name: "a session that lies elsewhere",
      code: `import { createFileSessionStorage } from "@remix-run/node";
export const s = createFileSessionStorage({ dir: "/sessions", cookie: { name: "session" } });`,
    },
    {
      name: "Koa with a store",
      code: `import session from "koa-session"; app.use(session({ store, signed: false }, app));`,
    },
    {
      name: "a function of the project's own",
      code: `import { createCookieSessionStorage } from "./sessions"; createCookieSessionStorage({ cookie: {} });`,
    },
  ],
  invalid: [
    {
      name: "React Router",
      code: `${ROUTER}export const s = createCookieSessionStorage({ cookie: { name: "session", httpOnly: true } });`,
      findings: [{ at: "cookie", level: "error" }],
    },
    {
      name: "Remix without any option, and an empty list",
      code: `import * as remix from "@remix-run/cloudflare";
export const a = remix.createCookieSessionStorage();
export const b = remix.createCookieSessionStorage({ cookie: { name: "__session", secrets: [] } });`,
      findings: [{ at: "remix.createCookieSessionStorage" }, { at: "cookie" }],
    },
    {
      name: "a cookie that is made before",
      code: `const { createCookie, createCookieSessionStorage } = require("@remix-run/node");
const account = createCookie("account", { httpOnly: true });
module.exports = createCookieSessionStorage({ cookie: account });`,
      findings: [{ at: "cookie" }],
    },
    {
      name: "Express",
      code: `const cookieSession = require("cookie-session");
app.use(cookieSession({ name: "session", signed: false, secure: true }));`,
      findings: [{ at: "signed: false", fixes: ["remove-option"] }],
      fixed: {
        "remove-option": `const cookieSession = require("cookie-session");
app.use(cookieSession({ name: "session", secure: true }));`,
      },
    },
    {
      name: "Koa",
      code: `import session from "koa-session"; app.use(session({ key: "sid", signed: false }, app));`,
      findings: [{ at: "signed: false" }],
    },
  ],
});
