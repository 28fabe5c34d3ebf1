import { rule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

testFindings(rule, [
  {
    name: "sessions of h3, SolidStart and TanStack Start",
    code: `import { useSession } from "@tanstack/react-start/server";
import { useSession as ofSolid } from "vinxi/http";
import { useSession as ofEvent } from "h3";
export const shop = () => useSession({ password: "tea-shop-sessions-of-everybody" });
export const solid = () => ofSolid({ password: "solid-shop-sessions-of-everybody" });
export const nitro = (event) => ofEvent(event, { password: "nitro-shop-sessions-of-everybody" });
export const kept = () => useSession({ password: process.env.SESSION_SECRET });`,
    findings: [
      { at: '"tea-shop-sessions-of-everybody"' },
      { at: '"solid-shop-sessions-of-everybody"' },
      { at: '"nitro-shop-sessions-of-everybody"' },
    ],
  },
  {
    name: "what libraries sign and encrypt with",
    code: `import jwt, { verify as check } from "jsonwebtoken";
import session from "express-session";
import cookieParser from "cookie-parser";
import { createHmac } from "node:crypto";
import { SignJWT } from "jose";
const KEY = "corner shop labels";
jwt.sign({ id }, KEY);
check(token, Buffer.from("other-labels"));
app.use(session({ resave: false, secret: ["the newer one", "the older one"] }));
app.use(cookieParser("our cookies"));
createHmac("sha256", "gift-card-links").update(id).digest("hex");
await new SignJWT({ id }).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode("jose-labels"));`,
    findings: [
      { at: '"corner shop labels"' },
      { at: '"other-labels"', message: "JWT_SECRET" },
      { at: '"the newer one"' },
      { at: '"the older one"' },
      { at: '"our cookies"' },
      { at: '"gift-card-links"' },
      { at: '"jose-labels"' },
    ],
  },
  {
    name: "further libraries of tokens and cookies",
    code: `const njwt = require("njwt");
const jws = require("jws");
const { createSigner } = require("fast-jwt");
const Jwt = require("@hapi/jwt");
const { JWK, JWT } = require("jose");
const cookies = require("cookie-signature");
const Keygrip = require("keygrip");
const Iron = require("@hapi/iron");
const CryptoJS = require("crypto-js");
njwt.create({ id }, "njwt labels");
jws.sign({ header, payload, secret: "jws labels" });
createSigner({ key: "fast labels" });
Jwt.token.generate({ id }, "hapi labels");
const shared = JWK.asKey("jose one labels");
JWT.verify(token, "jose one other");
cookies.sign(id, "cookie labels");
new Keygrip(["grip labels"], "sha256");
await Iron.seal({ id }, "iron labels of the corner shop, long", Iron.defaults);
CryptoJS.HmacSHA512(body, "hmac labels");`,
    path: "src/keys.js",
    findings: [
      "njwt labels",
      "jws labels",
      "fast labels",
      "hapi labels",
      "jose one labels",
      "jose one other",
      "cookie labels",
      "grip labels",
      "iron labels of the corner shop, long",
      "hmac labels",
    ].map((value) => ({ at: `"${value}"` })),
  },
  {
    name: "NestJS, Fastify, Hydrogen, Koa",
    code: `import { JwtModule } from "@nestjs/jwt";
import { Strategy } from "passport-jwt";
import fastifyJwt from "@fastify/jwt";
import { createCookieSessionStorage } from "@shopify/remix-oxygen";
import Koa from "koa";
JwtModule.register({ secret: "nest-shop", signOptions: {} });
JwtModule.registerAsync({ useFactory: () => ({ secret: "nest-async-shop" }) });
class Jwt extends PassportStrategy(Strategy) {}
new Strategy({ secretOrKey: "passport-shop" }, done);
app.register(fastifyJwt, { secret: "fastify-shop" });
createCookieSessionStorage({ cookie: { name: "session", secrets: ["hydrogen-shop"] } });
const koa = new Koa();
koa.keys = ["koa-shop"];`,
    findings: [
      "nest-shop",
      "nest-async-shop",
      "passport-shop",
      "fastify-shop",
      "hydrogen-shop",
      "koa-shop",
    ].map((value) => ({ at: `"${value}"` })),
  },
  {
    name: "hapi, LoopBack, Keystone, Payload, AdonisJS",
    code: `import { TokenServiceBindings } from "@loopback/authentication-jwt";
import { statelessSessions } from "@keystone-6/core/session";
import { Secret } from "@adonisjs/core/helpers";
import { buildConfig } from "payload";
server.auth.strategy("token", "jwt", { keys: "hapi-shop-one", validate });
server.auth.strategy("other", "jwt", { keys: { key: "hapi-shop-two", algorithms: ["HS256"] }, verify: { aud: "shop-audience" } });
server.auth.strategy("old", "jwt", { key: "hapi-shop-three", validate });
server.auth.strategy("session", "cookie", { cookie: { name: "shop-session", password: "hapi-shop-four" } });
server.auth.strategy("good", "jwt", { keys: process.env.JWT_SECRET, validate });
app.bind(TokenServiceBindings.TOKEN_SECRET).to("loopback-shop");
app.bind(TokenServiceBindings.TOKEN_EXPIRES_IN).to("3600");
const session = statelessSessions({ maxAge: 3600, secret: "keystone-shop" });
export const appKey = new Secret("adonis-shop");
export default buildConfig({ secret: "payload-shop", serverURL: "https://shop.example.com" });`,
    findings: [
      "hapi-shop-one",
      "hapi-shop-two",
      "hapi-shop-three",
      "hapi-shop-four",
      "loopback-shop",
      "keystone-shop",
      "adonis-shop",
      "payload-shop",
    ].map((value) => ({ at: `"${value}"` })),
  },
  {
    name: "secrets on a way through options, fields and comparisons",
    code: `import * as jwt from "jsonwebtoken";
import session from "express-session";
import crypto from "node:crypto";
const options = { resave: false, secret: "gift-card-key" };
app.use(session(options));
class Tokens {
  private readonly secret = "our labels";
  sign(id: string) { return jwt.sign({ id }, this.secret); }
}
class Guard extends PassportStrategy(Strategy) {
  constructor() { super({ secretOrKey: "shop key" }); }
}
const key = crypto.scryptSync("our encryption words", salt, 32);
if (req.headers["x-cron-secret"] !== "run-the-nightly-job") res.sendStatus(401);`,
    findings: [
      "gift-card-key",
      "our labels",
      "shop key",
      "our encryption words",
      "run-the-nightly-job",
    ].map((value) => ({ at: `"${value}"` })),
  },
  {
    name: "compiled CommonJS",
    code: `"use strict";
const jsonwebtoken_1 = __importDefault(require("jsonwebtoken"));
const { Pool } = require("pg");
(0, jsonwebtoken_1.default.sign)({ id }, "compiled-labels");
const pool = new Pool({ host: "db.corner-shop.eu", user: "shop", password: "winter-sale" });`,
    path: "lib/labels.js",
    findings: [{ at: '"compiled-labels"' }, { at: '"winter-sale"', message: "DB_PASSWORD" }],
    fixed: {
      "use-environment": `"use strict";
const jsonwebtoken_1 = __importDefault(require("jsonwebtoken"));
const { Pool } = require("pg");
(0, jsonwebtoken_1.default.sign)({ id }, process.env.JWT_SECRET);
const pool = new Pool({ host: "db.corner-shop.eu", user: "shop", password: "winter-sale" });`,
    },
  },
  {
    name: "options of platforms in words of one's own",
    code: `export default { projectConfig: { http: { jwtSecret: "corner-shop-mobile-key", cookieSecret: "corner-shop-cookie-key" } } };`,
    path: "medusa-config.js",
    findings: [{ at: '"corner-shop-mobile-key"' }, { at: '"corner-shop-cookie-key"' }],
  },
  {
    name: "an account with its password",
    code: `const erp = { username: "shop", password: "Winter2024!", url };`,
    findings: [{ at: '"Winter2024!"' }],
  },
]);
