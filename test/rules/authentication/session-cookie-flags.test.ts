import { rule } from "../../../src/rules/authentication/session-cookie-flags/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "hapi: what is on by itself, a cookie that is no session, and flags that are off on the developer's machine",
      code: `import Yar from "@hapi/yar";
import Crumb from "@hapi/crumb";
await server.register([
  { plugin: Yar, options: { cookieOptions: { password: process.env.SEAL } } },
  { plugin: Yar, options: { cookieOptions: { password: process.env.SEAL, isSecure: process.env.NODE_ENV === "production" } } },
  { plugin: Crumb, options: { cookieOptions: { isSecure: false } } },
]);
server.auth.strategy("api", "jwt", { isSecure: false });
server.state("theme", { isSecure: false });`,
    },
    {
      name: "cookies of Astro and TanStack Start with all flags, and jars of others",
      code: `import type { APIRoute } from "astro";
import { setCookie } from "@tanstack/react-start/server";
import { NAMES } from "./names";
const FLAGS = { secure: true, sameSite: "lax" };
export const POST: APIRoute = async (context) => {
  context.cookies.set("session", token, { httpOnly: true, secure: true, sameSite: "lax" });
  context.cookies.set("theme", theme, { path: "/" });
  setCookie("session_token", token, { httpOnly: true, secure: true, sameSite: "lax" });
  setCookie(NAMES.SESSION_TOKEN, token, { httpOnly: true, secure: true, sameSite: "lax" });
  setCookie(NAMES.SESSION_TOKEN, token, { ...FLAGS, httpOnly: true });
  jar.cookies.set("session", token, {});
};
`,
    },
    {
      name: "SvelteKit, which sets all three by itself",
      path: "src/routes/login/+page.server.ts",
      code: `export const actions = {
  default: async ({ cookies }) => {
    cookies.set("session", token, { path: "/" });
  },
};`,
    },
    {
      name: "a jar of something else",
      code: `cookies.set("session", token, { httpOnly: false });`,
    },
    {
      name: "a function of a page that is called like the one of Nuxt",
      code: `function remember(name, value) { setCookie("session_token", value, 7); }`,
    },
    {
      name: "Nuxt, with all flags",
      path: "server/api/login.post.ts",
      code: `export default defineEventHandler((event) => {
        setCookie(event, "session_token", make(), { httpOnly: true, secure: true, sameSite: "lax" });
        setCookie(event, "locale", "de");
      });`,
    },
    {
      name: "all flags",
      code: `res.cookie("session", id, { httpOnly: true, secure: true, sameSite: "lax" });`,
    },
    {
      name: "secure in production only",
      code: `res.cookie("token", jwt, { httpOnly: true, secure: process.env.NODE_ENV === "production", sameSite: "strict" });`,
    },
    { name: "the cart", code: `res.cookie("cart_token", cart.id, { maxAge: 1 });` },
    {
      name: "the language",
      code: `import { cookies } from "next/headers"; (await cookies()).set("NEXT_LOCALE", locale);`,
    },
    {
      name: "a CSRF token, which scripts read",
      code: `res.cookie("XSRF-TOKEN", req.csrfToken());`,
    },
    {
      name: "a mark that is no secret",
      code: `res.cookie("auth", "true"); res.cookie("logged_in", user.id);`,
    },
    {
      name: "taken away",
      code: `res.cookie("token", "", { maxAge: 0 }); res.cookie("session", x, { expires: new Date(0) });`,
    },
    { name: "options that cannot be read", code: `res.cookie("token", jwt, cookieOptions());` },
    {
      name: "a spread that cannot be read",
      code: `res.cookie("token", jwt, { ...defaults, maxAge: 5 });`,
    },
    {
      name: "shared options of another file",
      code: `import { flags } from "./flags"; res.cookie("token", jwt, { ...flags, maxAge: 5 });`,
      files: {
        "src/flags.ts": `export const flags = { httpOnly: true, secure: true, sameSite: "lax" } as const;`,
      },
    },
    {
      name: "something else with a method of that name",
      code: `jar.cookie("session", id); request.cookie("token", x);`,
    },
    {
      name: "express-session with secure",
      code: `import session from "express-session"; session({ secret, cookie: { secure: "auto", sameSite: "lax" } });`,
    },
    {
      name: "express-session as its own page shows it",
      code: `const session = require("express-session");
const sess = { secret, resave: false, saveUninitialized: true, cookie: {} };
if (app.get("env") === "production") { sess.cookie.secure = true; }
app.use(session(sess));`,
    },
    {
      name: "cookie-session, which sets the rest",
      code: `import s from "cookie-session"; s({ name: "session", keys, sameSite: "lax" });`,
    },
    {
      name: "iron-session, which sets all three",
      code: `import { getIronSession } from "iron-session"; getIronSession(c, { password, cookieName: "sid", cookieOptions: { maxAge: 5 } });`,
    },
    {
      name: "iron-session, off in development only",
      code: `import { getIronSession } from "iron-session"; getIronSession(c, { password, cookieName: "sid", cookieOptions: { secure: process.env.NODE_ENV === "production" } });`,
    },
    {
      name: "a storage for the theme",
      code: `import { createCookieSessionStorage } from "@remix-run/node"; createCookieSessionStorage({ cookie: { name: "theme", path: "/" } });`,
    },
    {
      name: "Koa, which sets the rest",
      code: `ctx.cookies.set("session", id, { sameSite: "lax" });`,
    },
  ],
  invalid: [
    {
      name: "hapi: flags that are turned off",
      code: `import Yar from "@hapi/yar";
await server.register({ plugin: Yar, options: { cookieOptions: { password: process.env.SEAL, isSecure: false, isHttpOnly: false } } });
server.auth.strategy("staff", "cookie", { cookie: { name: "staff", password: process.env.SEAL, isSecure: false } });
server.state("session", { isHttpOnly: false });`,
      findings: [
        { at: "isHttpOnly: false" },
        { at: "isSecure: false" },
        { at: "isHttpOnly: false" },
      ],
    },
    {
      name: "Auth.js, h3 and the secure sessions of Fastify",
      code: `import NextAuth from "next-auth";
import { useSession } from "h3";
import secureSession from "@fastify/secure-session";
export default NextAuth({ cookies: { sessionToken: { name: "who", options: { httpOnly: false, secure: true, sameSite: "lax" } } } });
export const open = (event) => useSession(event, { password: process.env.SEAL, cookie: { secure: false } });
app.register(secureSession, { key, cookie: { httpOnly: false } });`,
      findings: [
        { at: 'options: { httpOnly: false, secure: true, sameSite: "lax" }' },
        { at: "cookie: { secure: false }" },
        { at: "cookie: { httpOnly: false }" },
      ],
    },
    {
      name: "cookies of Astro, TanStack Start and SolidStart",
      code: `import type { APIRoute } from "astro";
import { setCookie } from "@tanstack/react-start/server";
import { setCookie as setOfSolid } from "vinxi/http";
export const POST: APIRoute = async ({ cookies }) => {
  cookies.set("session", token, { httpOnly: true, sameSite: "lax" });
  setCookie("session_token", token, { secure: true, sameSite: "lax" });
  setCookie(NAMES.REFRESH_TOKEN, token, { httpOnly: true, secure: true });
  setOfSolid(event, "auth_token", token, { secure: true, httpOnly: false, sameSite: "lax" });
};
`,
      findings: [
        { at: '"session"', message: "secure" },
        { at: '"session_token"', message: "httpOnly" },
        { at: "NAMES.REFRESH_TOKEN", level: "information", message: "sameSite" },
        { at: '"auth_token"', message: "httpOnly" },
      ],
    },
    {
      name: "SvelteKit, where a flag is taken away",
      path: "src/routes/login/+page.server.ts",
      code: `export const actions = {
  default: async ({ cookies }) => {
    cookies.set("session", token, { path: "/", httpOnly: false });
  },
};
export const load = async (event) => {
  event.cookies.set("session", token, { path: "/", secure: false });
};`,
      findings: [
        { at: '"session"', level: "warning", message: "without httpOnly" },
        { at: '"session"', message: "without secure" },
      ],
    },
    {
      name: "Nuxt, whose function needs no import",
      path: "server/api/login.post.ts",
      code: `export default defineEventHandler((event) => {
  setCookie(event, "session_token", make(), { httpOnly: false });
});`,
      findings: [{ at: '"session_token"' }],
    },
    {
      name: "one cookie that a script sets in two places, and another one",
      code: `import Cookies from "js-cookie";
export const login = (value) => Cookies.set("session", value);
export const renew = (value) => Cookies.set("session", value, { path: "/" });
export const other = (value) => Cookies.set("auth_token", value);`,
      findings: [{ at: '"session"' }, { at: '"session"' }, { at: '"auth_token"' }],
    },
    {
      name: "a password that a script keeps",
      path: "src/page.ts",
      code: `document.cookie = "password=" + field.value;`,
      findings: [{ at: `document.cookie = "password=" + field.value` }],
    },
    {
      name: "Next.js, awaited",
      code: `import { cookies } from "next/headers";
export async function signIn(token) { const jar = await cookies(); jar.set("session", token); }`,
      findings: [{ at: `"session"` }],
    },
    {
      name: "Next.js, a response",
      code: `import { NextResponse } from "next/server";
const response = NextResponse.json({ ok: true });
response.cookies.set("auth-token", jwt, { path: "/" });`,
      findings: [{ at: `"auth-token"` }],
    },
    {
      name: "express-session, compiled",
      path: "src/app.js",
      code: `const express_session_1 = __importDefault(require("express-session"));
app.use((0, express_session_1.default)({ secret, cookie: { secure: false, httpOnly: false } }));`,
      findings: [{ at: "cookie: { secure: false, httpOnly: false }", message: "session's cookie" }],
    },
    {
      name: "options of express-session that a function returns",
      code: `export const options = (secret) => ({ secret, cookie: { maxAge: 5 }, resave: false, saveUninitialized: false });`,
      findings: [{ at: "cookie: { maxAge: 5 }" }],
    },
    {
      name: "only sameSite is missing",
      code: `res.cookie("session", id, { httpOnly: true, secure: true });`,
      findings: [{ at: `"session"`, level: "information" }],
    },
    {
      name: "React Router, a cookie of its own",
      code: `import { createCookie } from "react-router"; export const c = createCookie("user-session", { maxAge: 5 });`,
      findings: [{ at: `"user-session"`, message: "without httpOnly and secure" }],
    },
    {
      name: "iron-session, secure off",
      code: `import { getIronSession } from "iron-session";
getIronSession(req, res, { password, cookieName: "sid", cookieOptions: { secure: false } });`,
      findings: [{ at: "cookieOptions: { secure: false }" }],
    },
    {
      name: "Fastify's session, secure off",
      code: `import fastifySession from "@fastify/session";
app.register(fastifySession, { secret, cookie: { secure: false } });`,
      findings: [{ at: "cookie: { secure: false }" }],
    },
    {
      name: "cookie-session, scripts let in",
      code: `import cookieSession from "cookie-session"; app.use(cookieSession({ name: "session", keys, httpOnly: false, sameSite: "lax" }));`,
      findings: [{ at: "cookieSession", message: "without httpOnly" }],
    },
    {
      name: "Koa, scripts let in",
      code: `ctx.cookies.set("token", jwt, { httpOnly: false, sameSite: "lax" });`,
      findings: [{ at: `"token"` }],
    },
    {
      name: "the package cookie",
      path: "src/a.js",
      code: `const { serialize } = require('cookie'); headers.append('Set-Cookie', serialize('token', jwt, { httpOnly: true, path: '/' }));`,
      findings: [{ at: "'token'", message: "without secure and sameSite" }],
    },
    {
      name: "a header",
      code: 'res.setHeader("Set-Cookie", [`session=${id}; Path=/; HttpOnly`]);',
      findings: [
        { at: "`session=${id}; Path=/; HttpOnly`", message: "without secure and sameSite" },
      ],
    },
    {
      name: "a header of a response",
      code: 'export const r = () => new Response(null, { headers: { "Set-Cookie": `token=${jwt}; Max-Age=${age}` } });',
      findings: [{ at: "`token=${jwt}; Max-Age=${age}`" }],
    },
    {
      name: "a token set by a script",
      code: `import Cookies from "js-cookie"; Cookies.set("token", data.token, { expires: 7 });`,
      findings: [{ at: `"token"`, message: "every script" }],
    },
    {
      name: "a token set through the document",
      code: "document.cookie = `jwt=${token}; path=/`;",
      findings: [{ at: "document.cookie = `jwt=${token}; path=/`" }],
    },
    {
      name: "tests, one level lower",
      path: "test/login.ts",
      code: `res.cookie("session", id);`,
      findings: [{ at: `"session"`, level: "information" }],
    },
  ],
});
