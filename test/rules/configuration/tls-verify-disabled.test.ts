import { rule } from "../../../src/rules/configuration/tls-verify-disabled/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "verification that is switched on",
      code: `const agent = { rejectUnauthorized: true };`,
    },
    {
      name: "an option of development only",
      code: `const agent = { rejectUnauthorized: process.env.NODE_ENV === "production" };`,
    },
    {
      name: "a branch that production does not reach",
      code: `export function agent() {
  if (process.env.NODE_ENV === "production") return {};
  return { rejectUnauthorized: false };
}`,
    },
    {
      name: "reading the variable",
      code: `if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === "0") console.warn("TLS is off");`,
    },
    {
      name: "a check of the host name that objects",
      code: `const options = { checkServerIdentity: (host) => (host === "erp.shop" ? undefined : new Error(host)) };`,
    },
    {
      name: "a parameter's name in a pattern",
      code: `const { rejectUnauthorized = false } = options;`,
    },
    { name: "the variable set to verify", code: "NODE_TLS_REJECT_UNAUTHORIZED=1\n", path: ".env" },
    { name: "a commented line", code: "# NODE_TLS_REJECT_UNAUTHORIZED=0\n", path: ".env" },
  ],
  invalid: [
    {
      name: "an agent of its own",
      code: `import https from "node:https";
export const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });`,
      findings: [{ at: "rejectUnauthorized: false", level: "error", fixes: ["remove-option"] }],
      fixed: {
        "remove-option": `import https from "node:https";
export const agent = new https.Agent({ keepAlive: true });`,
      },
    },
    {
      name: "a database connection",
      code: `const pool = new Pool({
  connectionString: url,
  ssl: { rejectUnauthorized: false },
});`,
      findings: [{ at: "rejectUnauthorized: false" }],
      fixed: {
        "remove-option": `const pool = new Pool({
  connectionString: url,
  ssl: {},
});`,
      },
    },
    {
      name: "a constant behind a name",
      code: `const OFF = false;
request({ url, strictSSL: OFF });`,
      findings: [{ at: "strictSSL: OFF", message: "strictSSL: false" }],
    },
    {
      name: "the whole process",
      code: `start();
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
listen();
`,
      findings: [{ at: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"` }],
      fixed: { "remove-variable": "start();\nlisten();\n" },
    },
    {
      name: "a host name check that accepts everything",
      code: `const options = { host, checkServerIdentity: () => undefined };`,
      findings: [{ at: "checkServerIdentity: () => undefined" }],
    },
    {
      name: "an environment file",
      code: "PORT=3000\nNODE_TLS_REJECT_UNAUTHORIZED=0\n",
      path: ".env.production",
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }],
      fixed: { "remove-variable": "PORT=3000\n" },
    },
    {
      name: "an npm script",
      code: `{ "scripts": { "start": "NODE_TLS_REJECT_UNAUTHORIZED=0 node server.js" } }`,
      path: "package.json",
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }],
    },
    {
      name: "tests, one level lower",
      code: `const agent = { rejectUnauthorized: false };`,
      path: "test/agent.ts",
      findings: [{ at: "rejectUnauthorized: false", level: "warning" }],
    },
  ],
});
