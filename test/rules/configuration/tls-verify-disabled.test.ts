import { rule } from "../../../src/rules/configuration/tls-verify-disabled/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "commands that ask this machine, an address that nobody sees, and options of other commands",
      path: "bin/wait.sh",
      code: `#!/bin/sh
curl -fsk https://localhost:8443/health
curl -k "$URL"
curl -fsSL https://shop-example.com/k -o k
tar -k https://shop-example.com
echo "use curl -k https://shop-example.com/ at your own risk"`,
    },
    {
      name: "a proxy to an address without TLS or on this machine, and the proxy of a development server",
      code: `import { createProxyMiddleware } from "http-proxy-middleware";
export const one = createProxyMiddleware({ target: "http://erp.shop-example.com", secure: false });
export const two = createProxyMiddleware({ target: "https://localhost:8443", secure: false });
export const cookie = { secure: false };
request.disableTLSCerts;`,
    },
    {
      name: "a proxy that only developers use",
      path: "src/setupProxy.js",
      code: `const { createProxyMiddleware } = require("http-proxy-middleware");
module.exports = (app) => app.use(createProxyMiddleware("/api", { target: "https://api.shop-example.com", secure: false }));`,
    },
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
    {
      name: "a mode that whoever runs it asked for",
      code: `switch (process.env.DB_SSLMODE) { case "no-verify": setting.ssl = { rejectUnauthorized: false }; }`,
    },
    {
      name: "a variable that says what it does",
      code: `if (process.env.ALLOW_SELF_SIGNED === "true") agent.options.rejectUnauthorized = false;`,
    },
    {
      name: "an option that verifies",
      code: `agent.options.rejectUnauthorized = true; client.tlsInsecure = false;`,
    },
    {
      name: "an address that verifies",
      code: `connect("postgres://db.shop/x?sslmode=verify-full");`,
    },
    {
      name: "a server that asks its visitors for no certificate",
      code: `import https from "https";
https.createServer({ key, cert, requestCert: false, rejectUnauthorized: false }, app).listen(443);
new https.Server({ key, cert, rejectUnauthorized: false });
export const options = { requestCert: true, rejectUnauthorized: false };`,
    },
    {
      name: "words about it",
      code: `const hint = "never use sslmode=no-verify or NODE_TLS_REJECT_UNAUTHORIZED=0";`,
    },
    {
      name: "a command that verifies",
      path: "Dockerfile",
      code: "FROM node\nRUN npm config set strict-ssl true\n",
    },
    { name: "the variable set to verify", code: "NODE_TLS_REJECT_UNAUTHORIZED=1\n", path: ".env" },
    { name: "a commented line", code: "# NODE_TLS_REJECT_UNAUTHORIZED=0\n", path: ".env" },
  ],
  invalid: [
    {
      name: "commands that take any certificate",
      path: "bin/deploy.sh",
      code: `#!/bin/sh
curl -fsSLk https://get.shop-example.com/tool.tar.gz | tar xz
curl https://get.shop-example.com/tool --insecure -o tool
wget -q --no-check-certificate https://get.shop-example.com/tool
  if sudo curl -k https://get.shop-example.com/a; then echo yes; fi`,
      findings: [
        { at: "curl -fsSLk https://get.shop-example.com/tool.tar.gz", message: "curl -k" },
        { at: "curl https://get.shop-example.com/tool --insecure -o tool" },
        { at: "wget -q --no-check-certificate https://get.shop-example.com/tool" },
        { at: "curl -k https://get.shop-example.com/a" },
      ],
    },
    {
      name: "the environment as node:process exports it",
      code: `import process, { env } from "node:process";
process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
env.NODE_TLS_REJECT_UNAUTHORIZED = "0";`,
      findings: [
        { at: 'process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0"' },
        { at: 'env.NODE_TLS_REJECT_UNAUTHORIZED = "0"' },
      ],
    },
    {
      name: "a method of superagent",
      code: `import superagent from "superagent";
export const stock = (sku) => superagent.get("https://erp.shop-example.com/stock").query({ sku }).disableTLSCerts();`,
      findings: [{ at: "disableTLSCerts", level: "error", message: "disableTLSCerts()" }],
    },
    {
      name: "a proxy of the server",
      code: `import { createProxyMiddleware } from "http-proxy-middleware";
import httpProxy from "http-proxy";
app.use("/erp", createProxyMiddleware({ target: "https://erp.shop-example.com", secure: false }));
export const proxy = httpProxy.createProxyServer({ target: "https://erp.shop-example.com", secure: false });`,
      findings: [
        { at: "secure: false", level: "error", fixes: ["remove-option"] },
        { at: "secure: false" },
      ],
    },
    {
      name: "several connections of a file, each told by itself",
      code: `const from = new Pool({ ssl: { rejectUnauthorized: false }, max: 2 });
const to = new Pool({ ssl: { rejectUnauthorized: false }, max: 2 });`,
      findings: [
        { at: "rejectUnauthorized: false", fixes: ["remove-option"] },
        { at: "rejectUnauthorized: false", fixes: ["remove-option"] },
      ],
    },
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
      name: "an agent's option that is set later",
      code: `const agent = axios.defaults.httpsAgent;
agent.options.rejectUnauthorized = false;
`,
      findings: [{ at: "agent.options.rejectUnauthorized = false", fixes: ["remove-variable"] }],
      fixed: { "remove-variable": "const agent = axios.defaults.httpsAgent;\n" },
    },
    {
      name: "the agent of all requests",
      path: "src/http.js",
      code: `axios_1.default.defaults.httpsAgent = new https_1.Agent({ rejectUnauthorized: false });`,
      findings: [{ at: "rejectUnauthorized: false" }],
    },
    {
      name: "a function that gives the options",
      code: `export function tls() { return { minVersion: "TLSv1.2", rejectUnauthorized: false }; }`,
      findings: [{ at: "rejectUnauthorized: false" }],
    },
    {
      name: "a database switched on by the environment, without verification",
      code: `const ssl = process.env.DATABASE_SSL === "true" ? { rejectUnauthorized: false } : false;`,
      findings: [{ at: "rejectUnauthorized: false" }],
    },
    {
      name: "the check of the module itself",
      code: `tls.checkServerIdentity = () => undefined;`,
      findings: [{ at: "tls.checkServerIdentity = () => undefined" }],
    },
    {
      name: "the environment of a child",
      code: `spawn("node", ["a.js"], { env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: "0" } });`,
      findings: [{ at: `NODE_TLS_REJECT_UNAUTHORIZED: "0"`, fixes: ["remove-option"] }],
    },
    {
      name: "MongoDB's own option",
      code: `const client = new MongoClient(url, { tlsAllowInvalidCertificates: true });`,
      findings: [{ at: "tlsAllowInvalidCertificates: true" }],
    },
    {
      name: "a database address",
      code: "const pool = new Pool({ connectionString: `postgres://${user}@db.shop.com/x?sslmode=no-verify` });",
      findings: [{ at: "sslmode=no-verify", fixes: ["verify"] }],
      fixed: {
        verify:
          "const pool = new Pool({ connectionString: `postgres://${user}@db.shop.com/x?sslmode=verify-full` });",
      },
    },
    {
      name: "a database address in the environment",
      path: ".env",
      code: "A=1\nDATABASE_URL=mongodb://db.shop.com/x?tls=true&tlsAllowInvalidCertificates=true\n",
      findings: [{ at: "tlsAllowInvalidCertificates=true" }],
      fixed: {
        verify:
          "A=1\nDATABASE_URL=mongodb://db.shop.com/x?tls=true&tlsAllowInvalidCertificates=false\n",
      },
    },
    {
      name: "EverShop's mode",
      path: ".env",
      code: "DB_SSLMODE=no-verify\n",
      findings: [{ at: "no-verify", level: "warning" }],
      fixed: { verify: "DB_SSLMODE=verify-full\n" },
    },
    {
      name: "a workflow",
      path: ".github/workflows/ci.yml",
      code: `jobs:
  build:
    env:
      NODE_TLS_REJECT_UNAUTHORIZED: "0"
    steps:
      - run: |
          npm config set strict-ssl false
          npm ci
`,
      findings: [
        { at: `NODE_TLS_REJECT_UNAUTHORIZED: "0` },
        { at: "npm config set strict-ssl false" },
      ],
    },
    {
      name: "a compose file",
      path: "docker-compose.yml",
      code: `services:\n  api:\n    environment:\n      - NODE_TLS_REJECT_UNAUTHORIZED=0\n`,
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }],
    },
    {
      name: "a Dockerfile",
      path: "Dockerfile",
      code: "FROM node\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\nRUN GIT_SSL_NO_VERIFY=1 npm ci\n",
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }, { at: "GIT_SSL_NO_VERIFY=1" }],
    },
    {
      name: "a shell script",
      path: "bin/start.sh",
      code: "# NODE_TLS_REJECT_UNAUTHORIZED=0 was here\nexport NODE_TLS_REJECT_UNAUTHORIZED=0\nnode server.js\n",
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
