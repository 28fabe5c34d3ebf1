import { rule } from "../../../src/rules/authentication/jwt-alg-unsafe/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const manifest = (name: string, version: string) => ({
  "package.json": JSON.stringify({ name: "store", dependencies: { [name]: version } }),
});

testRule(rule, {
  valid: [
    {
      name: "a new express-jwt, which insists on algorithms itself",
      code: `import { expressjwt } from "express-jwt";
app.use(expressjwt({ secret }));`,
      files: manifest("express-jwt", "^8.4.1"),
    },
    {
      name: "expiry that is checked",
      code: `import { Strategy } from "passport-jwt";
new Strategy({ jwtFromRequest, secretOrKey, ignoreExpiration: false }, check);`,
    },
    {
      name: "no key, in a version that refuses every token then",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, null);`,
      files: manifest("jsonwebtoken", "^9.0.2"),
    },
    {
      name: "no key, and a list of algorithms that all need one",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, "", { algorithms: ["HS256"] });`,
      files: manifest("jsonwebtoken", "^8.5.1"),
    },
    {
      name: "a decode that verifies",
      code: `import jwt from "jwt-simple";
jwt.decode(token, secret, false, "HS256");`,
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
      name: "another library's decode",
      code: `import { decode } from "./tokens.js";
export function requireUser(req, res, next) {
  req.user = decode(req.cookies.token);
  next();
}`,
    },
  ],
  invalid: [
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
      name: "the key of old versions of jose that signs nothing",
      code: `const { JWK, JWT } = require("jose");
exports.issue = (id) => JWT.sign({ id }, JWK.None);
exports.read = (token) => JWT.verify(token, JWK.None, { complete: true });
exports.sign = (id) => JWT.sign({ id }, JWK.asKey(process.env.JWT_SECRET));`,
      path: "src/tokens.js",
      findings: [{ at: "JWK.None", level: "error" }, { at: "JWK.None" }],
    },
    {
      name: "no key, so that a token without a signature passes",
      code: `const jwt = require("jsonwebtoken");
exports.read = (token) => jwt.verify(token, false);`,
      path: "src/tokens.js",
      files: manifest("jsonwebtoken", "^8.5.1"),
      findings: [{ at: "jwt.verify", level: "error" }],
    },
    {
      name: "no key, whichever version it is",
      code: `import { verify } from "jsonwebtoken";
const KEY = undefined;
export const read = (token) => verify(token, KEY, { issuer: "shop" }, done);`,
      findings: [{ at: "verify", level: "error" }],
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
      name: "parts of a token that is only decoded, in Koa",
      code: `import { decodeJwt } from "jose";
export async function session(ctx, next) {
  const claims = decodeJwt(ctx.cookies.get("token"));
  ctx.state.user = { id: claims.sub };
  await next();
}`,
      findings: [{ at: "decodeJwt", level: "error" }],
    },
  ],
});
