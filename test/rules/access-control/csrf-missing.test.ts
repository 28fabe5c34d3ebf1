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

testRule(rule, {
  valid: [
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
