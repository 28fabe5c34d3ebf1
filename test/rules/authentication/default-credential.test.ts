import { rule } from "../../../src/rules/authentication/default-credential/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "keys of a provider that are to be filled in, in code",
      code: `passport.use(new Strategy({ clientID: "YOUR ID", clientSecret: "YOUR SECRET", callbackURL: "/back" }, done));`,
    },
    {
      name: "an account that a test makes up, wherever the test stands",
      code: `it("finds an account", async () => {
  const account = { email: "a@b.example", password: "password", firstName: "Test" };
  expect(await find(account.email)).toEqual(account);
});`,
      path: "notes-about-tests.js",
    },
    {
      name: "keys of providers that are to be filled in",
      code: `apiVersion: v1
kind: Secret
stringData:
  STRIPE_SECRET_KEY: CHANGE_ME
  SENDGRID_API_KEY: CHANGE_ME
  R2_SECRET_ACCESS_KEY: CHANGE_ME
`,
      path: "k8s/secrets.yaml",
    },
    {
      name: "an argument that is gone when the image is built",
      code: "FROM node:24\nARG PAYLOAD_SECRET=changeme\nRUN npm run build\n",
      path: "Dockerfile",
    },
    {
      name: "a file of variables for tests",
      code: "STORE_SECRET=secret\n",
      path: ".env.tests",
    },
    {
      name: "a name that says again what is to be filled in",
      code: "MAIL_USERNAME=USERNAME\nMAIL_PASSWORD=PASSWORD\n",
      path: ".env",
    },
    {
      name: "kinds of fields that are called what they are",
      code: `export const FIELD_COLOR = "color" as Field;
export const FIELD_PASSWORD = "password" as Field;
export const FIELD_DATE_TIME = "dateTime" as Field;
export const FIELD_NUMBER = "number" as Field;`,
    },
    {
      name: "ways to log in that are called what they are",
      code: `const LOGIN_MODE_OTP = "otp";
const LOGIN_MODE_PASSWORD = "password";
export const modes = [LOGIN_MODE_OTP, LOGIN_MODE_PASSWORD];`,
    },
    {
      name: "texts of a translation under dotted names",
      code: `export default { "login.email": "Email", "login.password": "Password", "login.submit": "Login" };`,
    },
    {
      name: "a database of the developer, in the settings of an editor",
      code: `{ "sqltools.connections": [{ "server": "localhost", "username": "postgres", "password": "postgres" }] }`,
      path: ".vscode/settings.json",
    },
    ...[".idea/dataSources.json", ".devcontainer/settings.json"].map((path) => ({
      name: `a database of the developer, in ${path}`,
      code: `{ "connections": [{ "server": "localhost", "username": "postgres", "password": "postgres" }] }`,
      path,
    })),
    {
      name: "labels, types of fields and kinds of keys",
      code: `const labels = { email: "email", password: "Password", secret: "secret" };
const fields = { user: "text", password: "password" };
enum ApiKeyType { SECRET = "secret", PUBLISHABLE = "publishable" }
export const input = <input type="password" name="password" placeholder="password" autoComplete="current-password" />;
if (field.type === "password") show();
if (apiKey.type === "secret") mask();
const strategy = new LocalStrategy({ usernameField: "user", passwordField: "password" });`,
      path: "src/form.tsx",
    },
    {
      name: "translations in code, and kinds of keys",
      code: `const cs = { username: "Login", password: "password", forgot: "Forgot your password?" };
const appKey = options.cache ? "cae" : "default";
const refresh_token = "test";`,
    },
    {
      name: "constants that define a default",
      code: `export const DEFAULT_SECRET = "supersecret";
export const SUPER_ADMIN_USER_PASSWORD = "superadmin";`,
    },
    {
      name: "a framework that complains before it takes its default",
      code: `class Config {
  build(http) {
    if (!http.jwtSecret) {
      this.rejectErrors("http.jwtSecret not found.");
      http.jwtSecret = "supersecret";
    }
  }
}`,
    },
    {
      name: "a framework that complains where it is asked to, and stops in production",
      code: `class Config {
  build(http, options) {
    const { throwOnValidationError = true } = options ?? {};
    if (!http.jwtSecret) {
      if (throwOnValidationError) {
        this.rejectErrors("http.jwtSecret not found.");
      }
      http.jwtSecret = "supersecret";
    }
  }
}`,
    },
    {
      name: "a scaffolder that proposes a platform's default",
      code: `import { SUPER_ADMIN_USER_PASSWORD } from "@vendure/common/lib/shared-constants";
export const answers = { superadminPassword: SUPER_ADMIN_USER_PASSWORD };`,
    },
    {
      name: "fallbacks, which another rule reports",
      code: `const secret = process.env.JWT_SECRET || "supersecret";
const FALLBACK_SECRET = "supersecret";
const session = process.env.SESSION_SECRET ?? FALLBACK_SECRET;
const { COOKIE_SECRET = "keyboard cat" } = process.env;`,
    },
    {
      name: "development only",
      code: `const superadmin = isProduction ? fromVault() : { identifier: "superadmin", password: "superadmin" };`,
    },
    {
      name: "a doc comment",
      code: '/** @example jwtSecret: "supersecret" */\nexport const options = {};',
    },
    {
      name: "a refusal of known passwords",
      code: `const FORBIDDEN = ["123456", "password", "changeme"];
if (FORBIDDEN.includes(password)) throw new Error("Choose another password");`,
    },
    {
      name: "names that hold no secret",
      code: `const user = { username: "admin", role: "admin", database: "postgres", tokenType: "default" };
const cacheKey = "default"; const token = "test"; const passwordHint = "secret";`,
    },
    {
      name: "a template of variables",
      code: "JWT_SECRET=supersecret\nDB_PASSWORD=postgres\n",
      path: ".env.example",
    },
    { name: "variables of tests", code: "JWT_SECRET=supersecret\n", path: ".env.test" },
    {
      name: "translations",
      code: `{ "user": "user", "password": "password" }`,
      path: "src/locales/en.json",
    },
    {
      name: "words of a settings file",
      code: `{ "adapter": { "secret": "secret" }, "tokenMethod": "bearer", "sortToken": "default" }`,
      path: "config/ui.json",
    },
    {
      name: "a database of a test run",
      code: `jobs:
  test:
    services:
      postgres:
        image: postgres:16
        env:
          POSTGRES_PASSWORD: postgres
`,
      path: ".github/workflows/test.yml",
    },
    { name: "a strong value", code: "JWT_SECRET=uJ4rTq0ZbY7mWc2Hs9XeLk5NvDa8PfG1\n", path: ".env" },
    { name: "an empty value", code: "JWT_SECRET=\nSESSION_SECRET=${SECRET}\n", path: ".env" },
  ],
  invalid: [
    {
      name: "secrets of the store's own, and keys of servers that it runs itself",
      code: `apiVersion: v1
kind: Secret
stringData:
  JWT_SECRET: CHANGE_ME
  STRIPE_WEBHOOK_SECRET: CHANGE_ME
  MEILISEARCH_API_KEY: CHANGE_ME
  POSTGRES_PASSWORD: CHANGE_ME
`,
      path: "k8s/secrets.yaml",
      findings: Array.from({ length: 4 }, () => ({ at: "CHANGE_ME" })),
    },
    {
      name: "sessions, tokens and accounts",
      code: `import session from "express-session";
import jwt from "jsonwebtoken";
app.use(session({ secret: "keyboard cat" }));
const proof = jwt.sign({ id }, "secret");
export const config = {
  superadminCredentials: { identifier: "superadmin", password: "superadmin" },
  jwtSecret: "secret",
};
const ADMIN_PASSWORD = "admin123";`,
      findings: [
        {
          at: '"keyboard cat"',
          level: "error",
          message: "SESSION_SECRET",
          fixes: ["use-environment", "use-new-value"],
        },
        { at: '"secret"', message: "JWT_SECRET" },
        { at: '"superadmin"', message: "password" },
        { at: '"secret"', message: "jwtSecret" },
        { at: '"admin123"', message: "ADMIN_PASSWORD" },
      ],
      fixed: {
        "use-environment": `import session from "express-session";
import jwt from "jsonwebtoken";
app.use(session({ secret: process.env.SESSION_SECRET }));
const proof = jwt.sign({ id }, "secret");
export const config = {
  superadminCredentials: { identifier: "superadmin", password: "superadmin" },
  jwtSecret: "secret",
};
const ADMIN_PASSWORD = "admin123";`,
      },
    },
    {
      name: "compiled CommonJS",
      code: `"use strict";
const cookie_parser_1 = __importDefault(require("cookie-parser"));
const SECRET = 'shhhhh';
app.use((0, cookie_parser_1.default)(SECRET));`,
      path: "lib/app.js",
      findings: [{ at: "'shhhhh'", message: "COOKIE_SECRET" }],
    },
    {
      name: "a platform's own default by its name",
      code: `import { SUPER_ADMIN_USER_IDENTIFIER, SUPER_ADMIN_USER_PASSWORD } from "@vendure/common/lib/shared-constants";
export const config = {
  authOptions: { superadminCredentials: { identifier: SUPER_ADMIN_USER_IDENTIFIER, password: SUPER_ADMIN_USER_PASSWORD } },
};`,
      findings: [{ at: "SUPER_ADMIN_USER_PASSWORD" }],
    },
    {
      name: "a password in the way in",
      code: `if (req.body.password === "letmein") return next();`,
      findings: [{ at: '"letmein"' }],
    },
    {
      name: "a database of this machine, as information",
      code: `const connection = mysql.createConnection({ host: "localhost", user: "root", password: "root" });`,
      findings: [{ at: '"root"', level: "information" }],
    },
    {
      name: "a local file of variables",
      code: `JWT_SECRET=supersecret
SESSION_SECRET="short"
DB_PASSWORD=postgres
STRIPE_WEBHOOK_SECRET=secret
`,
      path: ".env",
      findings: [
        { at: "supersecret", level: "information", fixes: ["generate-value"] },
        { at: "short", level: "information", message: "guessed", fixes: ["generate-value"] },
        { at: "postgres", level: "information", fixes: [] },
        { at: "secret", fixes: [] },
      ],
    },
    {
      name: "variables of production",
      code: "ADMIN_PASSWORD=changeme\n",
      path: ".env.production",
      findings: [{ at: "changeme", level: "error" }],
    },
    {
      name: "compose",
      code: `services:
  postgres:
    environment:
      POSTGRES_PASSWORD: postgres
  pgadmin:
    environment:
      PGADMIN_DEFAULT_PASSWORD: "admin123"
`,
      path: "docker-compose.yml",
      findings: [
        { at: "postgres", level: "information" },
        { at: "admin123", level: "error", fixes: ["use-compose-variable"] },
      ],
      fixed: {
        "use-compose-variable": `services:
  postgres:
    environment:
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD}
  pgadmin:
    environment:
      PGADMIN_DEFAULT_PASSWORD: "admin123"
`,
      },
    },
    {
      name: "EverShop's settings and a Dockerfile's",
      code: `{ "system": { "session": { "cookieSecret": "keyboard cat" }, "database": { "user": "postgres", "password": "123456" } } }`,
      path: "config/default.json",
      findings: [{ at: "keyboard cat" }, { at: "123456" }],
    },
    {
      name: "a Dockerfile",
      code: "FROM node:24\nENV JWT_SECRET=changeme\n",
      path: "Dockerfile",
      findings: [{ at: "changeme" }],
    },
    {
      name: "an argument of a Dockerfile that stays in the image",
      code: "FROM node:24\nARG JWT_SECRET=changeme\nENV JWT_SECRET=${JWT_SECRET}\n",
      path: "Dockerfile",
      findings: [{ at: "changeme" }],
    },
    {
      name: "a password that is called so, with a user beside it",
      code: `export const DB_USER = "user"; export const DB_PASSWORD = "password"; export const DB_PORT = "5432";`,
      findings: [{ at: '"password"' }],
    },
    {
      name: "seeds, as a hint",
      code: `await create({ email: "admin@example.com", password: "admin123" });`,
      path: "src/seeds/admin.ts",
      findings: [{ at: '"admin123"', level: "hint" }],
    },
  ],
});
