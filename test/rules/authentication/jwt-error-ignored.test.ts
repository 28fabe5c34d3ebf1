import { rule } from "../../../src/rules/authentication/jwt-error-ignored/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const JWT = `const jwt = require("jsonwebtoken");`;

testRule(rule, {
  valid: [
    {
      name: "the error is refused",
      code: `${JWT}\nmodule.exports = (req, res, next) => jwt.verify(req.cookies.t, KEY, (err, user) => { if (err) return res.sendStatus(401); req.user = user; next(); });`,
    },
    {
      name: "claims are asked for",
      code: `${JWT}\nmodule.exports = (req, res, next) => jwt.verify(req.cookies.t, KEY, (err, user) => { if (!user) return res.sendStatus(401); req.user = user; next(); });`,
    },
    {
      name: "guests go on with less",
      code: `${JWT}\nmodule.exports = (req, res, next) => jwt.verify(req.cookies.t, KEY, (err, user) => { req.cart = user ? carts.of(user.id) : carts.guest(); next(); });`,
    },
    {
      name: "both are handed on",
      code: `${JWT}\nmodule.exports = (token, done) => jwt.verify(token, KEY, (err, claims) => done(err, claims));`,
    },
    {
      name: "a promise",
      code: `${JWT}\nmodule.exports = (token) => new Promise((yes, no) => jwt.verify(token, KEY, (err, claims) => (err ? no(err) : yes(claims))));`,
    },
    {
      name: "another function of that name",
      code: `import { verify } from "./own.js";\nexport default (req, res, next) => verify(req.cookies.t, KEY, (err, user) => { req.user = user; next(); });`,
    },
    {
      name: "the error goes to next",
      code: `${JWT}\nmodule.exports = (req, res, next) => jwt.verify(req.cookies.t, KEY, (err, user) => { req.user = user; next(err); });`,
    },
    {
      name: "a log and a refusal",
      code: `${JWT}\nmodule.exports = (req, res, next) => jwt.verify(req.cookies.t, KEY, (err, user) => { if (err) { console.log(err); return res.sendStatus(401); } next(); });`,
    },
  ],
  invalid: [
    {
      name: "a middleware that goes on",
      code: `${JWT}\nmodule.exports = (req, res, next) => {\n  jwt.verify(req.cookies.t, KEY, (err, user) => {\n    req.user = user;\n    next();\n  });\n};`,
      findings: [{ at: "err", level: "error", fixes: ["refuse"] }],
      fixed: {
        refuse: `${JWT}\nmodule.exports = (req, res, next) => {\n  jwt.verify(req.cookies.t, KEY, (err, user) => {\n    if (err) return res.status(401).end();\n    req.user = user;\n    next();\n  });\n};`,
      },
    },
    {
      name: "an error that is only logged",
      code: `import { verify } from "jsonwebtoken";\nexport const account = (req, response) => { verify(req.cookies.t, KEY, {}, function (error, claims) { if (error) { console.error("token", error.message); } response.json(accounts.get(claims.sub)); }); };`,
      findings: [{ at: "error" }],
    },
    {
      name: "a handler of Nest's middleware",
      code: `import * as jwt from "jsonwebtoken";\nexport class AuthMiddleware { use(req: any, res: any, next: () => void) { jwt.verify(req.headers.authorization, this.key, async (_err: any, payload: any) => { req.user = await this.users.find(payload.id); next(); }); } }`,
      findings: [{ at: "_err: any" }],
    },
  ],
});
