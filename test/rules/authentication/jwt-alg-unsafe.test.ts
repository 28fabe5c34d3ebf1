import { rule } from "../../../src/rules/authentication/jwt-alg-unsafe/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const manifest = (name: string, version: string) => ({
  "package.json": JSON.stringify({ name: "store", dependencies: { [name]: version } }),
});

testRule(rule, {
  valid: [
    {
      name: "a public key with a jsonwebtoken that asks for the algorithms of the key",
      code: `import { readFileSync } from "node:fs";
import jwt from "jsonwebtoken";
const key = readFileSync("keys/public.pem");
export const read = (token) => jwt.verify(token, key);`,
      files: manifest("jsonwebtoken", "^9.0.2"),
    },
    {
      name: "a public key with a jsonwebtoken of which the version is not known",
      code: `import jwt from "jsonwebtoken";
export const read = (token) => jwt.verify(token, process.env.JWT_PUBLIC_KEY);`,
    },
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
      name: "none as an argument",
      code: `import njwt from "njwt";
njwt.verify(token, key, "none");`,
      findings: [{ at: `"none"` }],
    },
    {
      name: "a public key without an algorithm, with an old jsonwebtoken",
      files: manifest("jsonwebtoken", "^8.5.1"),
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
      name: "a public key with other options and a callback, with an old jsonwebtoken",
      files: manifest("jsonwebtoken", "8.5.1"),
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
      name: "tests, one level lower",
      code: `import jwt from "jsonwebtoken";
jwt.verify(token, secret, { algorithms: ["HS256", "none"] });`,
      path: "test/tokens.test.ts",
      findings: [{ at: `algorithms: ["HS256", "none"]`, level: "warning" }],
    },
  ],
});
