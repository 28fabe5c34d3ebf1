import { rule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a setting that the environment fills",
      files: { "src/config.ts": `export const config = { cookies: process.env.COOKIE_KEY };` },
      code: `import session from "express-session";
import { config } from "./config";
app.use(session({ secret: config.cookies }));`,
    },
    {
      name: "a default that the environment replaces, which is another finding",
      files: {
        "src/config.ts": `export const config = { cookies: process.env.COOKIE_KEY || "put_yours_here" };`,
      },
      code: `import session from "express-session";
import { config } from "./config";
app.use(session({ secret: config.cookies }));`,
    },
    {
      name: "a text that points to where the secret is",
      files: { "src/config.ts": `export const config = { cookies: "vault:shop/cookies" };` },
      code: `import session from "express-session";
import { config } from "./config";
app.use(session({ secret: config.cookies }));`,
    },
    {
      name: "another setting of the same file",
      files: { "src/config.ts": `export const config = { name: "your_shop_here" };` },
      code: `import session from "express-session";
import { config } from "./config";
app.use(session({ secret: process.env.COOKIE_KEY, name: config.name }));`,
    },
    {
      name: "a key that is public",
      files: { "src/keys.ts": `export const key = "ssh-rsa AAAAB3NzaC1yc2E";` },
      code: `import jwt from "jsonwebtoken";
import { key } from "./keys";
export const check = (token) => jwt.verify(token, key, { algorithms: ["RS256"] });`,
    },
  ],
  invalid: [
    {
      name: "a text that nobody replaced, in a file of settings",
      files: { "config.js": `module.exports = { port: 4000, cookies: "put_your_text_here" };` },
      path: "app.js",
      code: `const session = require("express-session");
const config = require("./config");
app.use(session({ secret: config.cookies, resave: false }));`,
      findings: [{ at: "config.cookies", message: "SESSION_SECRET" }],
    },
    {
      name: "a constant whose name says nothing",
      files: { "src/constants.ts": `export const SIGNED_BY = "corner-shop";` },
      code: `import jwt from "jsonwebtoken";
import { SIGNED_BY } from "./constants";
export const tokenFor = (id) => jwt.sign({ id }, SIGNED_BY, { expiresIn: "1h" });`,
      findings: [{ at: "SIGNED_BY", message: "JWT_SECRET" }],
    },
    {
      name: "a key for a cipher",
      files: { "src/settings.ts": `export default { box: "a box of thirty-two characters!!" };` },
      code: `import { createCipheriv } from "node:crypto";
import settings from "./settings";
export const closed = (iv) => createCipheriv("aes-256-gcm", settings.box, iv);`,
      findings: [{ at: "settings.box", message: "ENCRYPTION_KEY" }],
    },
  ],
});
