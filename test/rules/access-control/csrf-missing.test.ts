import { rule } from "../../../src/rules/access-control/csrf-missing/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const app = (
  cookie: string,
  more = "",
  forms = "app.use(express.urlencoded({ extended: false }));",
): string => `
  import express from "express"; import session from "express-session"; import { prisma } from "./db";
  const app = express();
  ${forms}
  app.use(session({ secret: process.env.KEY, cookie: { ${cookie} } }));
  ${more}
  app.post("/account/email", async (req, res) => { await prisma.customer.update({ where: { id: req.session.id } }); res.end(); });
`;

/** Sessions of the shop's own, and routes of which one has a check. */
const own = (sameSite: string, routes: string): string => `
  import express from "express"; import cookies from "cookie-parser"; import { prisma } from "./db";
  const app = express();
  app.use(cookies()); app.use(express.urlencoded({ extended: false }));
  app.use(function whoIsThere(req, res, next) { req.member = members.get(req.cookies.visit); next(); });
  app.post("/enter", (req, res) => { res.cookie("visit", start(req), { httpOnly: true, sameSite: "${sameSite}" }); res.end(); });
  function checkCsrf(req, res, next) { if (req.body._csrf !== proof(req)) return res.sendStatus(403); next(); }
  ${routes}
`;
const CHANGES = `async (req, res) => { await prisma.member.update({ where: { id: req.member.id }, data: { mail: String(req.body.mail) } }); res.end(); }`;

const NEST = { "package.json": '{ "dependencies": { "@nestjs/core": "11.1.0" } }' };
const nestMain = (cookie: string, create = "NestFactory.create(AppModule)"): string => `
import { NestFactory } from "@nestjs/core";
import session from "express-session";
import { AppModule } from "./app.module";
async function bootstrap() {
  const app = await ${create};
  app.use(session({ secret: process.env.KEY, cookie: { ${cookie} } }));
  await app.listen(3000);
}
void bootstrap();
`;
const nestController = (
  guard = "",
  user = "@Session() session: Record<string, string>",
): string => `
import { Body, Controller, Post, Session, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { PrismaService } from "./prisma.service";
@Controller("account")
export class AccountController {
  constructor(private readonly prisma: PrismaService) {}
  ${guard}
  @Post("email")
  async change(${user}, @Body() body: Email) {
    await this.prisma.customer.update({ where: { id: session.customer }, data: { email: body.email } });
  }
}
`;
const FASTIFY = { "package.json": '{ "dependencies": { "fastify": "5.0.0" } }' };
const fastify = (cookie: string, more = "", handler = "request.session.customer"): string => `
import Fastify from "fastify";
import cookie from "@fastify/cookie";
import session from "@fastify/session";
import formbody from "@fastify/formbody";
import { prisma } from "./db";
const app = Fastify();
app.register(cookie);
app.register(session, { secret: process.env.KEY, cookie: { ${cookie} } });
${more}
app.post("/account/email", async (request, reply) => {
  await prisma.customer.update({ where: { id: ${handler} }, data: { email: request.body.email } });
});
`;

testRule(rule, {
  valid: [
    {
      name: "own sessions: kept back by the cookie, checked in the handler, checked everywhere, checked nowhere",
      code: own("lax", `app.post("/name", checkCsrf, ${CHANGES}); app.post("/mail", ${CHANGES});`),
    },
    {
      name: "own sessions: checked in the handler",
      code: own(
        "none",
        `app.post("/name", checkCsrf, ${CHANGES}); app.post("/mail", ${CHANGES.replace("{ await", "{ if (!csrfHolds(req)) return; await")});`,
      ),
    },
    {
      name: "own sessions: a check before each, and what other machines call",
      code: own(
        "none",
        `app.post("/name", checkCsrf, ${CHANGES}); app.post("/mail", checkCsrf, ${CHANGES}); app.post("/feed", byKey, ${CHANGES});
  function byKey(req, res, next) { if (req.headers.authorization !== KEY) return res.sendStatus(401); next(); }`,
      ),
    },
    {
      name: "SvelteKit, with its check and one partner",
      path: "svelte.config.js",
      code: `export default { kit: { csrf: { checkOrigin: true, trustedOrigins: ["https://pay.example"] } } };`,
    },
    {
      name: "Nest with cookies that are kept back",
      path: "src/account.controller.ts",
      files: { ...NEST, "src/main.ts": nestMain(`sameSite: "lax"`) },
      code: nestController(),
    },
    {
      name: "Nest with tokens in a header",
      path: "src/account.controller.ts",
      files: { ...NEST, "src/main.ts": nestMain("") },
      code: nestController('@UseGuards(AuthGuard("jwt"))'),
    },
    {
      name: "Nest with a handler that looks at no session",
      path: "src/account.controller.ts",
      files: { ...NEST, "src/main.ts": nestMain("") },
      code: nestController("", '@Headers("x-key") key: string').replace("session.customer", "key"),
    },
    {
      name: "Nest that reads no forms",
      path: "src/account.controller.ts",
      files: {
        ...NEST,
        "src/main.ts": nestMain("", "NestFactory.create(AppModule, { bodyParser: false })"),
      },
      code: nestController(),
    },
    {
      name: "Fastify with a token",
      files: FASTIFY,
      code: fastify(
        "",
        `import csrf from "@fastify/csrf-protection"; app.register(formbody); app.register(csrf);`,
      ),
    },
    { name: "Fastify that reads no forms", files: FASTIFY, code: fastify("") },
    {
      name: "Fastify whose handler goes by a header",
      files: FASTIFY,
      code: fastify("", "app.register(formbody);", 'request.headers["x-customer"]'),
    },
    { name: "cookies are kept back", code: app(`sameSite: "lax"`) },
    { name: "strictly", code: app(`httpOnly: true, sameSite: true`) },
    {
      name: "a token",
      code: app(
        "",
        `import { csrfSync } from "csrf-sync"; app.use(csrfSync().csrfSynchronisedProtection);`,
      ),
    },
    {
      name: "the origin is looked at",
      code: app("", `import { checkOrigin } from "@acme/origin"; app.use(checkOrigin);`),
    },
    { name: "JSON only", code: app(`sameSite: "none"`, "", "app.use(express.json());") },
    {
      name: "a package for it somewhere",
      files: {
        "package.json": '{ "dependencies": { "express": "5.0.0", "csrf-csrf": "4.0.0" } }',
        "src/security.ts": `import { doubleCsrf } from "csrf-csrf"; export const tokens = doubleCsrf({});`,
      },
      code: app(""),
    },
    {
      name: "no session",
      code: `import express from "express"; import { prisma } from "./db"; const app = express(); app.use(express.urlencoded({}));
        app.post("/x", async (req, res) => { await prisma.customer.update({}); });`,
    },
    {
      name: "nothing is changed",
      code: `import express from "express"; import session from "express-session"; const app = express(); app.use(express.urlencoded({})); app.use(session({}));
        app.post("/search", (req, res) => res.render("found"));`,
    },
  ],
  invalid: [
    {
      name: "own sessions: a check before one and not before the other",
      code: own(
        "none",
        `app.post("/name", checkCsrf, ${CHANGES});\n  app.post("/mail", ${CHANGES});`,
      ),
      findings: [{ at: 'app.post("/mail"', message: "that POST /name has" }],
    },
    {
      name: "SvelteKit, without its check",
      path: "svelte.config.js",
      code: `export default { kit: { csrf: { checkOrigin: false } } };`,
      findings: [{ at: "checkOrigin: false", fixes: ["keep-check"] }],
    },
    {
      name: "SvelteKit, with any partner",
      path: "svelte.config.js",
      code: `export default { kit: { csrf: { trustedOrigins: ["*"] } } };`,
      findings: [{ at: 'trustedOrigins: ["*"]', message: "trustedOrigins" }],
    },
    {
      name: "sent from everywhere",
      code: app(`sameSite: "none"`),
      findings: [{ at: `app.post("/account/email"`, level: "warning" }],
    },
    {
      name: "a package for it that nobody uses",
      files: { "package.json": '{ "dependencies": { "express": "5.0.0", "csurf": "1.11.0" } }' },
      code: app("maxAge: 900000"),
      findings: [{ at: `app.post("/account/email"`, level: "information" }],
    },
    {
      name: "nothing said",
      code: app("httpOnly: true"),
      findings: [{ at: `app.post("/account/email"`, level: "information" }],
    },
    {
      name: "Nest, whose server reads forms by itself",
      path: "src/account.controller.ts",
      files: { ...NEST, "src/main.ts": nestMain(`sameSite: "none", secure: true`) },
      code: nestController(),
      findings: [
        {
          at: '@Post("email")',
          level: "warning",
          message: "POST /account/email",
        },
      ],
    },
    {
      name: "Fastify with forms",
      files: FASTIFY,
      code: fastify("maxAge: 900000", "app.register(formbody);"),
      findings: [{ at: `app.post("/account/email"`, level: "information" }],
    },
    {
      name: "CommonJS, in another file, once for all",
      path: "routes/account.js",
      files: {
        "app.js": `const express = require("express"); const app = express(); app.use(require("body-parser").urlencoded({ extended: true }));
          app.use(require("cookie-session")({ keys: [process.env.KEY] })); app.use("/account", require("./routes/account"));`,
      },
      code: `const router = require("express").Router(); const { pool } = require("../db");
router.post("/address", async (req, res) => { await pool.query("UPDATE customers SET street = $1", [req.body.street]); res.end(); });
router.post("/phone", async (req, res) => { await pool.query("UPDATE customers SET phone = $1", [req.body.phone]); res.end(); });
module.exports = router;`,
      findings: [{ at: `router.post("/address"`, message: "POST /account/address" }],
    },
  ],
});
