import { rule } from "../../../src/rules/authentication/jwt-decode-without-verify/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a token that has run out and is refused, exchanged or noted",
      code: `import jwt from "jsonwebtoken";
export function guard(req, res, next) {
  const { token } = req.cookies;
  try {
    req.user = jwt.verify(token, process.env.KEY, { algorithms: ["HS256"] });
    next();
  } catch (error) {
    if (error.name !== "TokenExpiredError") return res.sendStatus(401);
    const gone = jwt.decode(token);
    console.info("expired since", gone.exp);
    res.sendStatus(401);
  }
}
export function again(req, res) {
  const { token, refresh } = req.cookies;
  try {
    return res.json(jwt.verify(token, process.env.KEY));
  } catch (error) {
    if (error.name === "TokenExpiredError") return exchangeRefreshToken(jwt.decode(token).sub, refresh);
    throw error;
  }
}`,
    },
    {
      name: "when a token ends, under another name",
      code: `import jwt from "jsonwebtoken";
export function endOf(token) {
  const decoded = jwt.decode(token);
  const payload = decoded;
  return payload.exp;
}`,
    },
    {
      name: "a signature that a function of the file makes, and another one compares",
      code: `import { createHmac, timingSafeEqual } from "node:crypto";
const hmacOf = (text) => createHmac("sha256", process.env.KEY).update(text).digest("base64url");
const safeEqual = (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
export function sessionOf(req) {
  const token = req.cookies.session;
  const [head, body, signature] = token.split(".");
  const made = hmacOf(head + "." + body);
  if (!safeEqual(made, signature)) return { ok: false };
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  return { ok: true, userId: claims.userId };
}
`,
    },
    {
      name: "when a token ends",
      code: `import jwt from "jsonwebtoken";
export function endOf(token) {
  const decoded = jwt.decode(token);
  return decoded.exp * 1000;
}`,
    },
    {
      name: "a token that is decoded for its key and verified then",
      code: `import jwt from "jsonwebtoken";
export async function customerOf(token) {
  const { payload } = jwt.decode(token, { complete: true });
  const key = await keyFor(payload.iss);
  const claims = jwt.verify(token, key, { algorithms: ["RS256"] });
  return customers.findById(payload.sub);
}`,
    },
    {
      name: "what a page shows of its own token",
      path: "src/header.tsx",
      code: `"use client";
import { jwtDecode } from "jwt-decode";
export function useCustomer(token) {
  const claims = jwtDecode(token);
  return findName(claims.sub);
}`,
    },
    {
      name: "the answer of a provider",
      code: `import jwt from "jsonwebtoken";
export async function callback(req, res) {
  const answer = await google.getToken(req.query.code);
  const claims = jwt.decode(answer.tokens.id_token);
  res.json(await customers.upsert(claims.email));
}`,
    },
    {
      name: "a name in the log",
      code: `import jwt from "jsonwebtoken";
export function logAccess(req, res, next) {
  const claims = jwt.decode(req.cookies.token);
  logger.info("access", claims.sub);
  next();
}`,
    },
    {
      name: "a function that says what it does",
      code: `import { decodeJwt } from "jose";
import { cookies } from "next/headers";
export function decodeSessionPayload(token) {
  return decodeJwt(token);
}`,
    },
    {
      name: "three parts of something else",
      code: `export function readVersion(req) {
  const parts = JSON.parse(Buffer.from(req.query.state, "base64").toString());
  return shops.find(parts.id);
}`,
    },
    {
      name: "a function of the same name",
      code: `import { decode } from "html-entities";
export const find = (req) => items.find({ id: decode(req.body.token).id });`,
    },
  ],
  invalid: [
    {
      name: "a token that has run out is believed",
      code: `import jwt from "jsonwebtoken";
export const session = (req, res, next) => {
  const token = req.get("authorization").slice(7);
  jwt.verify(token, process.env.KEY, (error, claims) => {
    const known = error?.name === "TokenExpiredError" ? jwt.decode(token) : claims;
    if (!known) return res.sendStatus(401);
    req.shop = known.dest;
    next();
  });
};
export function guard(req, res, next) {
  const { token } = req.cookies;
  let user;
  try {
    user = jwt.verify(token, process.env.KEY);
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) user = jwt.decode(token);
    else return res.sendStatus(401);
  }
  req.userId = user.sub;
  next();
}`,
      findings: [
        { at: "jwt.decode", message: "has run out" },
        { at: "jwt.decode", message: "has run out" },
      ],
    },
    {
      name: "claims under another name",
      code: `import jwt from "jsonwebtoken";
import { people } from "./people";
export async function verifyToken(token) {
  const decoded = jwt.decode(token);
  const payload = decoded;
  if (!payload) throw new Error("no token");
  const { id } = payload;
  const person = await people.findUnique({ where: { id } });
  return { id, email: person.email };
}`,
      findings: [{ at: "jwt.decode" }],
    },
    {
      name: "Hono: a cookie",
      code: `import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import { decode } from "hono/jwt";
const app = new Hono();
app.get("/me", async (c) => {
  const { payload } = decode(getCookie(c, "token"));
  return c.json(await find(payload.sub));
});
`,
      findings: [{ at: "decode" }],
    },
    {
      name: "a right that a condition asks for by itself",
      code: `const jwt = require("jsonwebtoken");
exports.report = (req, res) => {
  const claims = jwt.decode(req.headers.authorization.split(" ")[1]);
  if (!claims.isAdmin) return res.sendStatus(403);
  res.json(report());
};
exports.staff = (req, res) => {
  const { roles } = jwt.decode(req.headers.authorization.split(" ")[1]);
  if (roles.includes("staff")) res.json(report());
};
`,
      findings: [{ at: "jwt.decode" }, { at: "jwt.decode" }],
    },
    {
      name: "the id of a header's token in Express",
      code: `const jwt = require("jsonwebtoken");
exports.login = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: "1h" });
exports.orders = async (req, res) => {
  const token = req.headers.authorization.split(" ")[1];
  const decoded = jwt.decode(token);
  res.json(await Order.find({ user: decoded.id }));
};
`,
      findings: [{ at: "jwt.decode", level: "error", fixes: ["verify"] }],
      fixed: {
        verify: `const jwt = require("jsonwebtoken");
exports.login = (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: "1h" });
exports.orders = async (req, res) => {
  const token = req.headers.authorization.split(" ")[1];
  const decoded = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
  res.json(await Order.find({ user: decoded.id }));
};
`,
      },
    },
    {
      name: "the id of a cookie's token in Next",
      path: "app/account/actions.ts",
      code: `"use server";
import { jwtDecode } from "jwt-decode";
import { cookies } from "next/headers";
export async function orders() {
  const token = (await cookies()).get("token")?.value;
  const { sub } = jwtDecode<{ sub: string }>(token!);
  return db.order.findMany({ where: { customerId: sub } });
}
`,
      findings: [{ at: "jwtDecode", message: "sub" }],
    },
    {
      name: "a service of Nest",
      code: `import { JwtService } from "@nestjs/jwt";
export class Accounts {
  constructor(private readonly jwt: JwtService) {}
  async find(accessToken: string) {
    const claims = this.jwt.decode(accessToken, { json: true }) as { email: string };
    return this.users.findByEmail(claims.email);
  }
}
`,
      findings: [{ at: "this.jwt.decode", fixes: ["verify"] }],
    },
    {
      name: "a token that is taken apart",
      code: `module.exports = async function me(req, res) {
  const [, payload] = req.cookies.session.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  if (claims.role === "admin") return res.json(await users.all());
  res.json(await users.get(claims.userId));
};
`,
      findings: [{ at: "JSON.parse" }],
    },
    {
      name: "a function that says who is logged in",
      code: `const jwt = require("jsonwebtoken");
const checkAuth = async (req) => {
  const token = (await jwt.decode(req.headers.authorization.split(" ")[1])) || null;
  return token;
};
module.exports = checkAuth;
`,
      findings: [{ at: "jwt.decode" }],
    },
    {
      name: "the context of GraphQL",
      code: `import * as jose from "jose";
export async function context({ request }) {
  const header = request.headers.get("authorization") ?? "";
  let claims;
  try {
    claims = jose.decodeJwt(header.replace("Bearer ", ""));
  } catch {
    return {};
  }
  const userId = claims.user_id;
  return { user: await loadUser(userId) };
}
`,
      findings: [{ at: "jose.decodeJwt", message: "user_id" }],
    },
    {
      name: "a signature that is made and compared with nothing",
      code: `import { createHmac } from "node:crypto";
export function sessionOf(req) {
  const token = req.cookies.session;
  const [head, body, signature] = token.split(".");
  const made = createHmac("sha256", process.env.KEY).update(head + "." + body).digest("base64url");
  if (!signature) return { ok: false };
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  return { ok: true, userId: claims.userId };
}
`,
      findings: [{ at: "JSON.parse" }],
    },
    {
      name: "the token of a socket's handshake",
      code: `const jwt = require("jsonwebtoken");
function identify(socket, next) {
  const claims = jwt.decode(socket.handshake.query.token);
  socket.data.user = { id: claims.sub };
  next();
}`,
      findings: [{ at: "jwt.decode" }],
    },
    {
      name: "a function of the cloud that takes the token apart",
      code: `export function customerOf(event) {
  const token = event.headers.authorization?.replace(/^Bearer /, "") ?? "";
  const [, payload] = token.split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString()).sub;
}`,
      findings: [{ at: "JSON.parse" }],
    },
  ],
});
