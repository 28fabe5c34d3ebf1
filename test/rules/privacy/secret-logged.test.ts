import { rule } from "../../../src/rules/privacy/secret-logged/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a password that another value replaces",
      code: `export function made(input) {
  const account = { email: input.email, password: input.password };
  console.log("Made", { ...account, password: "***" });
}`,
    },
    {
      name: "a name for two things, one of which is none",
      code: `logger.info("by user", userIdOrToken);`,
    },
    {
      name: "which app asks, where its secret has a name of its own",
      code: `const { appKey, appSecret } = settings;
console.log("App", appKey, sign(appSecret).length);`,
    },
    {
      name: "one header of Hono that everybody may see, and a field of a form that is no secret",
      code: `app.post("/a", async (c) => {
        console.log(c.req.header("user-agent"));
        const form = await c.req.formData();
        console.log(form.get("email"));
      });`,
    },
    { name: "a label", code: 'console.error("Token verification failed:", error);\n' },
    {
      name: "whether there is one",
      code: "export const a = (token) => console.log({ token: !!token });\n",
    },
    {
      name: "an identifier of the app in an address",
      code: `export function go(logger, config, shop) {
  const address = \`https://\${shop}/oauth/install?client_id=\${config.apiKey}\`;
  logger.info(\`Redirecting to \${address}\`);
}
`,
    },
    {
      name: "one of the kinds of log-ins",
      code: `import { LoginMethod } from "./login-method";
export function tell(logger, type) {
  const method = type === "oob" ? type : LoginMethod.PASSWORD;
  logger.error(\`Log-in by \${method} is not supported.\`);
}
`,
    },
    {
      name: "the scheme of a header",
      code: `export function refuse(req) {
  const header = req.headers.get("authorization");
  const scheme = header?.split(/\\s+/)[0]?.toLowerCase() ?? null;
  console.warn("refused", { scheme, first: req.headers.authorization.split(" ")[0] });
}
`,
    },
    { name: "its length", code: "export const a = (password) => console.log(password.length);\n" },
    {
      name: "its first characters",
      code: `export function check(req) {
  const token = req.headers.authorization;
  console.log("token", token.slice(0, 6));
}
`,
    },
    {
      name: "masked by a function",
      code: "export const a = (logger, ctx) => logger.debug({ token: redactLogValue(ctx.token) });\n",
    },
    {
      name: "what a verified token says",
      code: `import jwt from "jsonwebtoken";
export function read(req) {
  const token = jwt.verify(req.cookies.session, process.env.JWT_SECRET, { algorithms: ["HS256"] });
  console.log("session", token);
}
`,
    },
    {
      name: "the session of next-auth, which is what the token says",
      code: `import { getToken } from "next-auth/jwt";
export default async function handler(req, res) {
  const token = await getToken({ req });
  console.log("JSON Web Token", token);
}
`,
    },
    {
      name: "whether a variable is set",
      code: 'console.log("stripe", process.env.STRIPE_SECRET_KEY ? "set" : "missing");\n',
    },
    {
      name: "a logger that redacts the field",
      code: `import pino from "pino";
const logger = pino({ redact: ["password"] });
export const login = ({ email, password }) => logger.info({ email, password }, "login");
`,
    },
    {
      name: "development only",
      code: `export function mail(resetToken) {
  if (process.env.NODE_ENV !== "production") console.log("reset token", resetToken);
}
`,
    },
    {
      name: "a token of a parser",
      code: "export const fail = (token) => console.error(`Unexpected token ${token}`);\n",
    },
    {
      name: "what is no secret but called a token or a code",
      code: `export const a = (channelToken, cartToken, couponCode, nextPageToken, csrfToken) =>
  console.log(channelToken, cartToken, couponCode, nextPageToken, csrfToken);
`,
    },
    {
      name: "a script that people start",
      path: "scripts/create-admin.ts",
      code: 'const password = generate();\nconsole.log("Password:", password);\n',
    },
    {
      name: "one header that is no secret",
      code: 'export const a = (req) => console.log(req.headers["user-agent"], req.get("x-request-id"));\n',
    },
    {
      name: "the answer's headers and a method of a list",
      code: "export const a = (response, log) => { console.log(response.headers); log.push(password); };\n",
    },
    {
      name: "public keys",
      code: "console.log(process.env.NEXT_PUBLIC_STRIPE_KEY, process.env.STRIPE_PUBLISHABLE_KEY);\n",
    },
  ],
  invalid: [
    {
      name: "what stands behind the scheme of a header",
      code: `export function refuse(req) {
  console.warn("refused", { given: req.headers.authorization.split(" ")[1] });
}
`,
      findings: [{ at: 'req.headers.authorization.split(" ")[1]' }],
    },
    {
      name: "a password that a spread brings along, behind what it replaces",
      code: `export function made(input) {
  const account = { email: input.email, password: input.password };
  console.log("Made", { password: "***", ...account });
}`,
      findings: [{ at: "account" }],
    },
    {
      name: "the secret of an app, and a key that has no other half",
      code: `const { appKey, appSecret } = settings;
console.log("App", appKey, appSecret);`,
      findings: [{ at: "appSecret" }],
    },
    {
      name: "the only key of an app",
      code: `const { appKey } = settings;
console.log("App", appKey);`,
      findings: [{ at: "appKey" }],
    },
    {
      name: "all headers of Hono and of Nuxt, and the password of a form",
      code: `export async function POST({ request }) {
  const form = await request.formData();
  console.log("login", String(form.get("password")));
}
app.get("/b", (c) => console.log(c.req.header()));
export default defineEventHandler((event) => console.info(getRequestHeaders(event)));`,
      findings: [
        { at: 'form.get("password")', message: "password" },
        { at: "c.req.header()", message: "as a whole" },
        { at: "getRequestHeaders(event)", message: "as a whole" },
      ],
    },
    {
      name: "in a template",
      code: "export const a = (req) => console.log(`login ${req.body.email} ${req.body.password}`);\n",
      findings: [{ at: "req.body.password", level: "warning", message: "`password`" }],
      fixed: {
        redact: "export const a = (req) => console.log(`login ${req.body.email} [redacted]`);\n",
      },
    },
    {
      name: "as an argument",
      code: `export async function reset(user, resetToken) {
  console.log('Reset token for', user.id, resetToken);
}
`,
      findings: [{ at: "resetToken", fixes: ["redact"] }],
      fixed: {
        redact: `export async function reset(user, resetToken) {
  console.log('Reset token for', user.id, '[redacted]');
}
`,
      },
    },
    {
      name: "in an object, in short",
      code: `export class Users {
  login({ email, password }: Login) {
    this.logger.log({ email, password });
  }
}
`,
      findings: [{ at: "password" }],
      fixed: {
        redact: `export class Users {
  login({ email, password }: Login) {
    this.logger.log({ email, password: "[redacted]" });
  }
}
`,
      },
    },
    {
      name: "in a text that was put together before",
      code: `export function send(token) {
  const url = \`\${process.env.SHOP_URL}/reset/\${token}\`;
  console.log("Reset link", url);
}
`,
      findings: [{ at: "url", fixes: [] }],
    },
    {
      name: "in the options of a request",
      code: `module.exports = async function charge({ accessToken }) {
  const options = { method: "POST", headers: { "X-Shopify-Access-Token": accessToken } };
  console.log("options", options);
};
`,
      findings: [{ at: "options", message: "accessToken" }],
    },
    {
      name: "all headers in Express, Koa and Fetch",
      code: `export const a = (req) => console.log("webhook", req.headers);
export const b = (ctx, logger) => logger.info({ headers: ctx.headers });
export const c = (request) => console.log(JSON.stringify(Object.fromEntries(request.headers)));
`,
      findings: [
        { at: "req.headers", message: "as a whole" },
        { at: "ctx.headers" },
        { at: "Object.fromEntries(request.headers)" },
      ],
    },
    {
      name: "the authorization header, however it is read",
      code: `export const a = (req) => req.log.warn(req.get("authorization"));
export const b = (request) => console.error("denied", request.headers.get("Authorization"));
export function c(req) {
  const { authorization } = req.headers;
  console.log(authorization);
}
`,
      findings: [
        { at: 'req.get("authorization")' },
        { at: 'request.headers.get("Authorization")' },
        { at: "authorization" },
      ],
    },
    {
      name: "variables of the environment",
      code: `console.log("multipass", process.env.SHOPIFY_MULTIPASS_SECRET);
console.log(process.env);
`,
      findings: [{ at: "process.env.SHOPIFY_MULTIPASS_SECRET" }, { at: "process.env" }],
    },
    {
      name: "one-time codes, with Medusa's logger",
      path: "src/subscribers/login-code.ts",
      code: `import type { SubscriberArgs } from "@medusajs/framework";
export default async function send({ event, container }: SubscriberArgs<{ otp: string; phone: string }>) {
  const logger = container.resolve("logger");
  logger.info(\`code \${event.data.otp} for \${event.data.phone}\`);
}
`,
      findings: [{ at: "event.data.otp" }],
    },
    {
      name: "Nest's logger and an own one of another file",
      code: `import { Logger } from "@nestjs/common";
import { logger } from "./logger";
export const a = (refreshToken: string) => Logger.debug(refreshToken, "auth");
export const b = (dto: { newPassword: string }) => logger.warn("weak", { value: dto.newPassword });
`,
      files: { "src/logger.ts": 'import pino from "pino";\nexport const logger = pino();\n' },
      findings: [{ at: "refreshToken", level: "information" }, { at: "dto.newPassword" }],
    },
    {
      name: "a member of the configuration",
      code: "export const a = (logger, config) => logger.info(`connecting with ${config.DB_PASSWORD}`);\n",
      findings: [{ at: "config.DB_PASSWORD" }],
    },
    {
      name: "a service that collects errors",
      code: `import * as Sentry from "@sentry/node";
export const a = (error, apiKey) => Sentry.captureException(error, { extra: { apiKey } });
`,
      findings: [{ at: "apiKey" }],
    },
    {
      name: "in a page",
      path: "src/SignIn.jsx",
      code: `import { useState } from "react";
export function SignIn() {
  const [password, setPassword] = useState("");
  const send = () => console.log("Signing in with", password);
  return <button onClick={send}>{setPassword.name}</button>;
}
`,
      findings: [{ at: "password", level: "information", message: "browser" }],
    },
    {
      name: "in the loader of a page's file",
      path: "app/routes/account.tsx",
      code: `import { json } from "@remix-run/node";
export async function loader({ request }) {
  console.log(request.headers.get("Cookie"));
  return json({});
}
`,
      findings: [{ at: 'request.headers.get("Cookie")', level: "warning" }],
    },
  ],
});
