import { rule } from "../../../src/rules/authentication/session-fixation/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = {
  "package.json": JSON.stringify({ name: "store", dependencies: { "express-session": "^1.18.0" } }),
};

testRule(rule, {
  valid: [
    {
      name: "a function of the file that begins a new session",
      files,
      code: `const renew = (req) => new Promise((done) => req.session.regenerate(done));
export async function login(req, res) {
  const user = await users.find({ email: String(req.body.email) });
  if (!(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  await renew(req);
  req.session.userId = user.id;
  res.sendStatus(204);
}`,
    },
    {
      name: "a session that is renewed",
      files,
      code: `export async function login(req, res, next) {
  if (!(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  req.session.regenerate(() => {
    req.session.userId = user.id;
    res.redirect("/");
  });
}`,
    },
    {
      name: "a session in a cookie",
      code: `import session from "cookie-session";
export async function login(req, res) {
  if (!(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  req.session.userId = user.id;
}`,
    },
    {
      name: "a log-out",
      files,
      code: `export function logout(req, res) {
  verify(req);
  req.session.user = null;
  res.redirect("/");
}`,
    },
    {
      name: "an address that is kept",
      files,
      code: `export function saveProfile(req, res) {
  req.session.email = req.body.email;
  res.redirect("/account");
}`,
    },
    {
      name: "a cart in the session",
      files,
      code: `export async function add(req, res) {
  await schema.verify(req.body);
  req.session.cart = await carts.add(req.body);
  res.json(req.session.cart);
}`,
    },
    {
      name: "a token that comes with every request",
      files,
      code: `import jwt from "jsonwebtoken";
export function requireToken(req, res, next) {
  const claims = jwt.verify(req.get("authorization"), process.env.JWT_SECRET, { algorithms: ["HS256"] });
  req.session.customerId = claims.sub;
  next();
}`,
    },
    {
      name: "another object of that name",
      files,
      code: `export async function login(user, password) {
  if (!(await bcrypt.compare(password, user.hash))) return;
  store.session.user = user;
}`,
    },
  ],
  invalid: [
    {
      name: "a log-in beside one that begins a new session",
      files,
      code: `export async function login(req, res) {
  const user = await users.find({ email: String(req.body.email) });
  if (!(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  req.session.userId = user.id;
  res.sendStatus(204);
}
export async function loginAsStaff(req, res) {
  const user = await staff.find({ email: String(req.body.email) });
  if (!(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  req.session.regenerate(() => {
    req.session.userId = user.id;
    res.sendStatus(204);
  });
}`,
      findings: [{ at: "req.session.userId", fixes: ["regenerate"] }],
    },
    {
      name: "a password that the database compares",
      files,
      code: `export async function login(req, res) {
  const { email, password } = req.body;
  const [user] = await users.find({ email: String(email), hash: digest(password) });
  if (!user) return res.sendStatus(401);
  req.session.userId = user.id;
}`,
      findings: [{ at: "req.session.userId", fixes: ["regenerate"] }],
    },
    {
      name: "a log-in of Express",
      files,
      code: `const bcrypt = require("bcrypt");
router.post("/login", async (req, res) => {
  const user = await users.find(req.body.email);
  if (!user || !(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  req.session.user = user.id;
  req.session.isAdmin = user.isAdmin;
  res.redirect("/");
});
`,
      findings: [{ at: "req.session.user", level: "warning", fixes: ["regenerate"] }],
      fixed: {
        regenerate: `const bcrypt = require("bcrypt");
router.post("/login", async (req, res) => {
  const user = await users.find(req.body.email);
  if (!user || !(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  await new Promise((resolve, reject) => {
    req.session.regenerate((error) => (error ? reject(error) : resolve(undefined)));
  });
  req.session.user = user.id;
  req.session.isAdmin = user.isAdmin;
  res.redirect("/");
});
`,
      },
    },
    {
      name: "in a callback, without async",
      files,
      code: `exports.login = (req, res) => {
  Customer.findOne({ email: String(req.body.email) }).then((customer) => {
    bcrypt.compare(req.body.password, customer.password).then((same) => {
      if (!same) return res.status(400).json({});
      req.session.customerId = customer._id;
      res.json({});
    });
  });
};
`,
      findings: [{ at: "req.session.customerId", fixes: [] }],
    },
    {
      name: "TypeScript with a method of the model",
      code: `import session from "express-session";
import type { Request, Response } from "express";
export class AuthController {
  async signIn(req: Request, res: Response) {
    const admin = await this.admins.byEmail(req.body.email);
    if (!admin.verifyPassword(req.body.password)) return res.status(401).end();
    req.session.adminId = admin.id;
    return res.json({ ok: true });
  }
}
`,
      findings: [{ at: "req.session.adminId" }],
    },
  ],
});
