import { rule } from "../../../src/rules/authentication/session-cookie-flags/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "read, not set",
      code: `import { cookies } from "next/headers"; const s = (await cookies()).get("session");`,
    },
    {
      name: "a preference set by a script",
      code: `import Cookies from "js-cookie"; Cookies.set("theme", theme);`,
    },
    {
      name: "a header that takes the cookie away",
      code: "res.setHeader('Set-Cookie', 'session=; Path=/; Max-Age=0');",
    },
    {
      name: "a header whose attributes are not known",
      code: 'res.setHeader("Set-Cookie", `session=${id}; ${flags}`);',
    },
    {
      name: "a header with all attributes",
      code: 'res.setHeader("Set-Cookie", `session=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);',
    },
  ],
  invalid: [
    {
      name: "Express",
      code: `res.cookie("remember_token", token, { maxAge: 5 });`,
      findings: [
        {
          at: `"remember_token"`,
          level: "warning",
          message: "without httpOnly, secure and sameSite",
          fixes: ["add-flags"],
        },
      ],
      fixed: {
        "add-flags": `res.cookie("remember_token", token, { maxAge: 5, httpOnly: true, secure: process.env.NODE_ENV === "production", sameSite: "lax" });`,
      },
    },
    {
      name: "Express, no options, chained, a constant name",
      path: "src/auth.js",
      code: `const NAME = 'access_token';
exports.login = (req, res) => res.status(200).cookie(NAME, sign(user)).json({});`,
      findings: [{ at: "NAME", message: "'access_token'" }],
      fixed: {
        "add-flags": `const NAME = 'access_token';
exports.login = (req, res) => res.status(200).cookie(NAME, sign(user), { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'lax' }).json({});`,
      },
    },
    {
      name: "flags that are off",
      code: `reply.setCookie("sid", id, { httpOnly: false, secure: false, sameSite: "lax" });`,
      findings: [{ at: `"sid"`, message: "without httpOnly and secure" }],
      fixed: {
        "add-flags": `reply.setCookie("sid", id, { httpOnly: true, secure: process.env.NODE_ENV === "production", sameSite: "lax" });`,
      },
    },
    {
      name: "a name in the environment, options behind a name",
      code: `const options = {
  httpOnly: true,
  maxAge: 5,
};
response.cookie(process.env.SESSION_COOKIE, id, options);`,
      findings: [{ at: "process.env.SESSION_COOKIE", message: "SESSION_COOKIE" }],
      fixed: {
        "add-flags": `const options = {
  httpOnly: true,
  maxAge: 5,
  secure: process.env.NODE_ENV === "production",
  sameSite: "lax",
};
response.cookie(process.env.SESSION_COOKIE, id, options);`,
      },
    },
    {
      name: "Next.js, an object",
      code: `import { cookies } from "next/headers";
cookies().set({ name: "session", value: token, httpOnly: true });`,
      findings: [{ at: `"session"`, message: "without secure and sameSite" }],
      fixed: {
        "add-flags": `import { cookies } from "next/headers";
cookies().set({ name: "session", value: token, httpOnly: true, secure: process.env.NODE_ENV === "production", sameSite: "lax" });`,
      },
    },
    {
      name: "express-session without anything",
      code: `import session from "express-session";
export const staff = session({ name: "staff.sid", secret, resave: false });`,
      findings: [{ at: "session", message: "'staff.sid' is set without secure and sameSite" }],
      fixed: {
        "add-flags": `import session from "express-session";
export const staff = session({ name: "staff.sid", secret, resave: false, cookie: { secure: process.env.NODE_ENV === "production", sameSite: "lax" } });`,
      },
    },
    {
      name: "Hydrogen",
      code: `import { createCookieSessionStorage } from "@shopify/remix-oxygen";
export const storage = createCookieSessionStorage({ cookie: { name: "session", httpOnly: true, path: "/", sameSite: "lax", secrets } });`,
      findings: [
        {
          at: `cookie: { name: "session", httpOnly: true, path: "/", sameSite: "lax", secrets }`,
          message: "without secure",
        },
      ],
      fixed: {
        "add-flags": `import { createCookieSessionStorage } from "@shopify/remix-oxygen";
export const storage = createCookieSessionStorage({ cookie: { name: "session", httpOnly: true, path: "/", sameSite: "lax", secrets, secure: process.env.NODE_ENV === "production" } });`,
      },
    },
    {
      name: "Hono",
      code: `import { setCookie } from "hono/cookie"; setCookie(c, "auth_token", jwt);`,
      findings: [{ at: `"auth_token"` }],
      fixed: {
        "add-flags": `import { setCookie } from "hono/cookie"; setCookie(c, "auth_token", jwt, { httpOnly: true, secure: process.env.NODE_ENV === "production", sameSite: "lax" });`,
      },
    },
  ],
});
