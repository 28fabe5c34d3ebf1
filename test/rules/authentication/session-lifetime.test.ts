import { rule } from "../../../src/rules/authentication/session-lifetime/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "chains of jose that end, that nobody is named in, and links to unsubscribe",
      code: `import { SignJWT } from "jose";
export const a = (id, key) => new SignJWT().setSubject(id).setExpirationTime("2h").sign(key);
export const b = (key) => new SignJWT({ kind: "shop" }).setProtectedHeader({ alg: "HS256" }).sign(key);
export const unsubscribeToken = (id, key) => new SignJWT({}).setSubject(id).sign(key);
`,
    },
    {
      name: "tokens of Fastify, whose plug-in says in another file when they end",
      path: "src/routes/login.ts",
      files: {
        "package.json": JSON.stringify({
          dependencies: { fastify: "5.0.0", "@fastify/jwt": "10.0.0" },
        }),
        "src/server.ts": `import Fastify from "fastify"; import jwt from "@fastify/jwt"; import { login } from "./routes/login";
          const app = Fastify(); app.register(jwt, { secret: process.env.S, sign: { expiresIn: "1h" } }); app.register(login);`,
      },
      code: `export async function login(app) { app.post("/login", async (request) => ({ token: app.jwt.sign({ id: request.user.id }) })); }`,
    },
    {
      name: "options of Fastify's plug-in that nobody sees, and an end of the token's own",
      path: "src/routes/login.ts",
      files: {
        "package.json": JSON.stringify({
          dependencies: { fastify: "5.0.0", "@fastify/jwt": "10.0.0" },
        }),
        "src/server.ts": `import Fastify from "fastify"; import jwt from "@fastify/jwt"; import { options } from "@acme/settings";
          const app = Fastify(); app.register(jwt, options); app.register((await import("./routes/login")).login);`,
      },
      code: `export async function login(app) {
        app.post("/login", async (request) => ({ token: app.jwt.sign({ id: request.user.id }) }));
        app.post("/short", async (request, reply) => reply.jwtSign({ id: request.user.id }, { expiresIn: "5m" }));
      }`,
    },
    {
      name: "a module of Nest whose tokens last for a day",
      code: `import { JwtModule } from "@nestjs/jwt";
        export const module = JwtModule.register({ secret: process.env.S, signOptions: { expiresIn: "1d" } });`,
    },
    {
      name: "Hono: a claim for the end",
      code: `import { sign } from "hono/jwt";
export const login = async (c, user) => sign({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 60 }, c.env.KEY);
`,
    },
    {
      name: "a token with an end",
      code: `import jwt from "jsonwebtoken";
export const make = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: process.env.TTL });`,
    },
    {
      name: "claims with an end of their own",
      code: `import jwt from "jsonwebtoken";
export const make = (user) => jwt.sign({ sub: user.id, exp: now() + 3600 }, process.env.JWT_SECRET);`,
    },
    {
      name: "an end that the store looks at itself",
      code: `import jwt from "jsonwebtoken";
export const make = (user) => jwt.sign({ id: user.id, expiration: Date.now() + 10 * 60 * 1000 }, process.env.JWT_SECRET);`,
    },
    {
      name: "claims that are not known",
      code: `import jwt from "jsonwebtoken";
export const make = (claims) => jwt.sign(claims, process.env.JWT_SECRET);
export const more = (user) => jwt.sign({ id: user.id, ...claimsOf(user) }, process.env.JWT_SECRET);`,
    },
    {
      name: "options that are not known",
      code: `import jwt from "jsonwebtoken";
export const make = (user, options) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, options);`,
    },
    {
      name: "a message to a provider",
      code: `import jwt from "jsonwebtoken";
export const make = (order) => jwt.sign({ amount: order.total, reference: order.number }, process.env.PSP_SECRET);`,
    },
    {
      name: "a link to unsubscribe",
      code: `import jwt from "jsonwebtoken";
export const unsubscribeLink = (user) => "/unsubscribe/" + jwt.sign({ id: user.id }, process.env.MAIL_SECRET);`,
    },
    {
      name: "a refresh token",
      code: `import jwt from "jsonwebtoken";
export const makeRefreshToken = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: "180d" });`,
    },
    {
      name: "jose with an end",
      code: `import { SignJWT } from "jose";
export const make = (id, key) => new SignJWT({ sub: id }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("2h").sign(key);`,
    },
    {
      name: "a function of the same name",
      code: `import { sign } from "./signatures";
sign({ id: 1 }, "key");`,
    },
  ],
  invalid: [
    {
      name: "who it is for, said by the chain alone",
      code: `import { SignJWT } from "jose";
export const empty = (id, key) => new SignJWT().setProtectedHeader({ alg: "HS256" }).setSubject(id).sign(key);
export const more = (id, key) => new SignJWT({ kind: "shop" }).setSubject(id).setProtectedHeader({ alg: "HS256" }).sign(key);
`,
      findings: [
        { at: "sign", fixes: ["add-end"] },
        { at: "sign", fixes: ["add-end"] },
      ],
    },
    {
      name: "tokens of Fastify without an end, which its plug-in in another file does not give them either",
      path: "src/routes/login.ts",
      files: {
        "package.json": JSON.stringify({
          dependencies: { fastify: "5.0.0", "@fastify/jwt": "10.0.0" },
        }),
        "src/server.ts": `import Fastify from "fastify"; import jwt from "@fastify/jwt"; import { login } from "./routes/login";
          const app = Fastify(); app.register(jwt, { secret: process.env.S }); app.register(login);`,
      },
      code: `export async function login(app) {
  app.post("/login", async (request, reply) => {
    if (request.body.again) return reply.jwtSign({ sub: request.user.id, role: "customer" });
    return { token: app.jwt.sign({ id: request.user.id }) };
  });
}`,
      findings: [
        { at: "reply.jwtSign", fixes: ["add-end"] },
        { at: "app.jwt.sign", fixes: ["add-end"] },
      ],
    },
    {
      name: "a module of Nest whose tokens last for half a year, also by a factory",
      code: `import { JwtModule } from "@nestjs/jwt";
export const one = JwtModule.register({ secret: process.env.S, signOptions: { expiresIn: "180d" } });
export const two = JwtModule.registerAsync({ useFactory: () => ({ secret: process.env.S, signOptions: { expiresIn: "1y" } }) });`,
      findings: [
        { at: '"180d"', message: "180 days" },
        { at: '"1y"', message: "365 days" },
      ],
    },
    {
      name: "Hono: no claim for the end",
      code: `import { sign } from "hono/jwt";
export const login = async (c, user) => c.json({ token: await sign({ sub: user.id }, c.env.KEY) });
`,
      findings: [{ at: "sign", fixes: ["add-end"] }],
    },
    {
      name: "an option among the claims ends nothing",
      code: `import jwt from "jsonwebtoken";
export const make = (user) => jwt.sign({ id: user.id, expiresIn: "12h" }, process.env.JWT_SECRET);`,
      findings: [{ at: "jwt.sign", fixes: ["add-end"] }],
    },
    {
      name: "no end, CommonJS",
      code: `const jwt = require("jsonwebtoken");
exports.login = async (req, res) => {
  const token = jwt.sign({ userId: req.user._id, email: req.user.email }, process.env.JWT_SECRET_KEY);
  res.json({ token });
};
`,
      findings: [{ at: "jwt.sign", level: "warning", fixes: ["add-end"] }],
      fixed: {
        "add-end": `const jwt = require("jsonwebtoken");
exports.login = async (req, res) => {
  const token = jwt.sign({ userId: req.user._id, email: req.user.email }, process.env.JWT_SECRET_KEY, { expiresIn: "1h" });
  res.json({ token });
};
`,
      },
    },
    {
      name: "no end beside other options, with a callback",
      code: `import { sign } from 'jsonwebtoken';
export function make(user, done) {
  const payload = { sub: user.id };
  sign(payload, process.env.JWT_SECRET, { algorithm: 'HS256' }, done);
}
`,
      findings: [{ at: "sign", fixes: ["add-end"] }],
      fixed: {
        "add-end": `import { sign } from 'jsonwebtoken';
export function make(user, done) {
  const payload = { sub: user.id };
  sign(payload, process.env.JWT_SECRET, { algorithm: 'HS256', expiresIn: '1h' }, done);
}
`,
      },
    },
    {
      name: "jose",
      code: `import { SignJWT } from "jose";
export async function make(customer, key) {
  return await new SignJWT({ sub: customer.id, role: "customer" })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuedAt()
    .sign(key);
}
`,
      findings: [{ at: "sign", fixes: ["add-end"] }],
    },
    {
      name: "a year, and a month in the administration",
      code: `import jwt from "jsonwebtoken";
export const customer = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: "1y" });
export const adminToken = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: 60 * 60 * 24 * 30 });`,
      findings: [
        { at: `"1y"`, level: "information", message: "365 days" },
        { at: "60 * 60 * 24 * 30", message: "30 days" },
      ],
    },
    {
      name: "a service of Nest that asks for a year",
      code: `import { JwtService } from "@nestjs/jwt";
export class Sessions {
  constructor(private readonly jwt: JwtService) {}
  make(user) { return this.jwt.sign({ sub: user.id }, { expiresIn: "52w" }); }
}`,
      findings: [{ at: `"52w"` }],
    },
  ],
});
