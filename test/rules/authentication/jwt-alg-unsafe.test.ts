import { rule } from "../../../src/rules/authentication/jwt-alg-unsafe/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const manifest = (name: string, version: string) => ({
  "package.json": JSON.stringify({ name: "store", dependencies: { [name]: version } }),
});

testRule(rule, {
  valid: [
    {
      name: "a fixed algorithm",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, process.env.SECRET, { algorithms: ["HS256"] });`,
    },
    {
      name: "a shared secret without algorithms, version unknown",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, process.env.SECRET);`,
    },
    {
      name: "a shared secret without algorithms, version 9",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, process.env.SECRET);`,
      files: manifest("jsonwebtoken", "^9.0.2"),
    },
    {
      name: "a public key with its algorithm",
      code: `import jwt from "jsonwebtoken";
export const read = (token, publicKey) => jwt.verify(token, publicKey, { algorithms: ["RS256"] });`,
    },
    {
      name: "options that cannot be seen",
      code: `import jwt from "jsonwebtoken";
export const read = (token, publicKey, options) => jwt.verify(token, publicKey, { ...options });`,
    },
    {
      name: "a function of the same name",
      code: `function verify(token, key, options) {}
verify(token, key, { algorithms: ["none"], ignoreExpiration: true });`,
    },
    {
      name: "a new express-jwt, which insists on algorithms itself",
      code: `import { expressjwt } from "express-jwt";
app.use(expressjwt({ secret }));`,
      files: manifest("express-jwt", "^8.4.1"),
    },
    {
      name: "ending a session",
      code: `import jwt from "jsonwebtoken";
export function logout(token) {
  const { jti } = jwt.verify(token, secret, { ignoreExpiration: true });
  return store.delete(jti);
}`,
    },
    {
      name: "an end that the function looks at itself",
      code: `import jwt from "jsonwebtoken";
export function read(token) {
  const claims = jwt.verify(token, secret, { ignoreExpiration: true });
  if (claims.exp + GRACE < now()) throw new Error("too old");
  return claims;
}`,
    },
    {
      name: "expiry that is checked",
      code: `import { Strategy } from "passport-jwt";
new Strategy({ jwtFromRequest, secretOrKey, ignoreExpiration: false }, check);`,
    },
    {
      name: "none as a word of another option",
      code: `import jwt from "jsonwebtoken";
jwt.sign(claims, secret, { algorithm: "HS256", subject: "none" });`,
    },
    {
      name: "a token that is read to find its key, and verified then",
      code: `import jwt from "jsonwebtoken";
export function requireUser(req, res, next) {
  const { header } = jwt.decode(req.cookies.token, { complete: true });
  req.user = jwt.verify(req.cookies.token, keys[header.kid], { algorithms: ["RS256"] });
  next();
}`,
    },
    {
      name: "a token that is read for the log, or to end it",
      code: `import jwt from "jsonwebtoken";
export async function logOut(req, res) {
  const token = jwt.decode(req.cookies.token);
  if (token.exp !== 0) await revoked.add(token.jti, token.exp);
  res.end();
}`,
    },
    {
      name: "what the browser shows of its own token",
      code: `import { jwtDecode } from "jwt-decode";
export function useUser(token) {
  const user = jwtDecode(token);
  return user.role === "admin" ? "Staff" : user.name;
}`,
    },
    {
      name: "another library's decode",
      code: `import { decode } from "./tokens.js";
export function requireUser(req, res, next) {
  req.user = decode(req.cookies.token);
  next();
}`,
    },
    {
      name: "a token that its issuer was asked about",
      code: `import jwt from "jsonwebtoken";
export async function requireUser(req, res, next) {
  await issuer.introspect(req.cookies.token);
  req.user = jwt.decode(req.cookies.token);
  next();
}`,
    },
    {
      name: "a decode that verifies",
      code: `import jwt from "jwt-simple";
jwt.decode(token, secret, false, "HS256");`,
    },
  ],
  invalid: [
    {
      name: "none among others",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, secret, { algorithms: ["HS256", "none"] });`,
      findings: [{ at: `algorithms: ["HS256", "none"]`, level: "error", fixes: ["remove-none"] }],
      fixed: {
        "remove-none": `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, secret, { algorithms: ["HS256"] });`,
      },
    },
    {
      name: "none first, in CommonJS with a callback",
      code: `const { verify } = require('jsonwebtoken');
verify(token, secret, { algorithms: ['NONE', 'RS256'] }, done);`,
      findings: [{ at: "algorithms: ['NONE', 'RS256']" }],
      fixed: {
        "remove-none": `const { verify } = require('jsonwebtoken');
verify(token, secret, { algorithms: ['RS256'] }, done);`,
      },
    },
    {
      name: "none alone, which leaves nothing to remove",
      code: `import * as jwt from "jsonwebtoken";
jwt.verify(token, "", { algorithms: ["none"] });`,
      findings: [{ at: `algorithms: ["none"]`, fixes: [] }],
    },
    {
      name: "options behind names",
      code: `import jwt from "jsonwebtoken";
const ACCEPTED = ["HS256", "none"];
const options = { algorithms: ACCEPTED };
jwt.verify(token, secret, options);`,
      findings: [{ at: "algorithms: ACCEPTED" }],
      fixed: {
        "remove-none": `import jwt from "jsonwebtoken";
const ACCEPTED = ["HS256"];
const options = { algorithms: ACCEPTED };
jwt.verify(token, secret, options);`,
      },
    },
    {
      name: "options of another file",
      code: `import jwt from "jsonwebtoken";
import { options } from "./options";
jwt.verify(token, secret, options);`,
      files: { "src/options.ts": `export const options = { algorithms: ["none", "HS256"] };` },
      findings: [{ at: "options", fixes: [] }],
    },
    {
      name: "compiled code that signs without a signature",
      code: `"use strict";
const jsonwebtoken_1 = __importDefault(require("jsonwebtoken"));
(0, jsonwebtoken_1.default.sign)(claims, "", { algorithm: "none" });`,
      path: "src/tokens.js",
      findings: [{ at: `algorithm: "none"` }],
    },
    {
      name: "expiry that is ignored",
      code: `import jwt from "jsonwebtoken";
const claims = jwt.verify(token, secret, { algorithms: ["HS256"], ignoreExpiration: true });`,
      findings: [{ at: "ignoreExpiration: true", level: "warning", fixes: ["remove-option"] }],
      fixed: {
        "remove-option": `import jwt from "jsonwebtoken";
const claims = jwt.verify(token, secret, { algorithms: ["HS256"] });`,
      },
    },
    {
      name: "a strategy of Nest",
      code: `import { PassportStrategy } from "@nestjs/passport";
import { ExtractJwt, Strategy } from "passport-jwt";
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: true,
      secretOrKey: process.env.JWT_SECRET,
    });
  }
}`,
      findings: [{ at: "ignoreExpiration: true" }],
    },
    {
      name: "an injected service",
      code: `import { JwtService } from "@nestjs/jwt";
export class Sessions {
  constructor(private readonly jwt: JwtService) {}
  read(token: string) {
    return this.jwt.verify(token, { secret: this.secret, ignoreExpiration: true });
  }
}`,
      findings: [{ at: "ignoreExpiration: true" }],
    },
    {
      name: "a module of Nest",
      code: `import { JwtModule } from "@nestjs/jwt";
export const jwt = JwtModule.register({ secret, verifyOptions: { ignoreExpiration: true } });`,
      findings: [{ at: "ignoreExpiration: true" }],
    },
    {
      name: "a module of Nest with a factory",
      code: `import { JwtModule } from "@nestjs/jwt";
export const jwt = JwtModule.registerAsync({
  inject: [ConfigService],
  useFactory: (config) => ({ secret: config.get("JWT_SECRET"), verifyOptions: { ignoreExpiration: true } }),
});`,
      findings: [{ at: "ignoreExpiration: true" }],
    },
    {
      name: "a plug-in of Fastify",
      code: `import fastifyJwt from "@fastify/jwt";
app.register(fastifyJwt, { secret, verify: { algorithms: ["HS256", "none"] } });`,
      findings: [{ at: `algorithms: ["HS256", "none"]` }],
    },
    {
      name: "a verifier of fast-jwt",
      code: `const { createVerifier } = require("fast-jwt");
const verify = createVerifier({ key, ignoreExpiration: true });`,
      path: "src/tokens.js",
      findings: [{ at: "ignoreExpiration: true" }],
    },
    {
      name: "a decode that skips the signature",
      code: `const jwt = require("jwt-simple");
const claims = jwt.decode(token, secret, true);`,
      path: "src/tokens.js",
      findings: [{ at: "true", level: "error", fixes: ["verify"] }],
      fixed: {
        verify: `const jwt = require("jwt-simple");
const claims = jwt.decode(token, secret, false);`,
      },
    },
    {
      name: "an unsigned token of jose",
      code: `import { UnsecuredJWT } from "jose";
const { payload } = UnsecuredJWT.decode(token);`,
      findings: [{ at: "UnsecuredJWT.decode" }],
    },
    {
      name: "none as an argument",
      code: `import njwt from "njwt";
njwt.verify(token, key, "none");`,
      findings: [{ at: `"none"` }],
    },
    {
      name: "a public key without an algorithm",
      code: `import { readFileSync } from "node:fs";
import jwt from "jsonwebtoken";
const key = readFileSync("keys/public.pem");
export const read = (token) => jwt.verify(token, key);`,
      findings: [{ at: "jwt.verify", level: "warning", fixes: ["add-algorithms"] }],
      fixed: {
        "add-algorithms": `import { readFileSync } from "node:fs";
import jwt from "jsonwebtoken";
const key = readFileSync("keys/public.pem");
export const read = (token) => jwt.verify(token, key, { algorithms: ["RS256"] });`,
      },
    },
    {
      name: "a public key with other options and a callback",
      code: `const jwt = require('jsonwebtoken');
jwt.verify(token, process.env.JWT_PUBLIC_KEY, { issuer: 'shop' }, (error, claims) => done(claims));`,
      path: "src/tokens.js",
      findings: [{ at: "jwt.verify" }],
      fixed: {
        "add-algorithms": `const jwt = require('jsonwebtoken');
jwt.verify(token, process.env.JWT_PUBLIC_KEY, { issuer: 'shop', algorithms: ['RS256'] }, (error, claims) => done(claims));`,
      },
    },
    {
      name: "a shared secret with an old jsonwebtoken",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, process.env.SECRET);`,
      files: manifest("jsonwebtoken", "^8.5.1"),
      findings: [{ at: "jwt.verify", level: "warning" }],
      fixed: {
        "add-algorithms": `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, process.env.SECRET, { algorithms: ["HS256"] });`,
      },
    },
    {
      name: "an old express-jwt",
      code: `const expressJwt = require("express-jwt");
app.use(expressJwt({ secret }).unless({ path: ["/login"] }));`,
      path: "src/app.js",
      files: manifest("express-jwt", "5.3.1"),
      findings: [{ at: "expressJwt", level: "error" }],
      fixed: {
        "add-algorithms": `const expressJwt = require("express-jwt");
app.use(expressJwt({ secret, algorithms: ["HS256"] }).unless({ path: ["/login"] }));`,
      },
    },
    {
      name: "a token that is only decoded, and makes somebody a customer",
      code: `const jwt = require("jsonwebtoken");
exports.requireUser = (req, res, next) => {
  const payload = jwt.decode(req.headers.authorization?.split(" ")[1]);
  if (!payload) return res.sendStatus(401);
  req.user = payload;
  next();
};`,
      path: "src/auth.js",
      findings: [{ at: "jwt.decode", level: "error" }],
    },
    {
      name: "a token that is only decoded, and makes somebody staff",
      code: `import { jwtDecode } from "jwt-decode";
export async function requireStaff(req, res, next) {
  const { role } = jwtDecode(req.cookies.token);
  if (role !== "admin") return res.sendStatus(403);
  next();
}`,
      findings: [{ at: "jwtDecode", level: "error" }],
    },
    {
      name: "parts of a token that is only decoded, in Koa",
      code: `import { decodeJwt } from "jose";
export async function session(ctx, next) {
  const claims = decodeJwt(ctx.cookies.get("token"));
  ctx.state.user = { id: claims.sub };
  await next();
}`,
      findings: [{ at: "decodeJwt", level: "error" }],
    },
    {
      name: "tests, one level lower",
      code: `import jwt from "jsonwebtoken";
jwt.verify(token, secret, { algorithms: ["HS256", "none"] });`,
      path: "test/tokens.test.ts",
      findings: [{ at: `algorithms: ["HS256", "none"]`, level: "warning" }],
    },
  ],
});
