import { rule } from "../../../src/rules/configuration/tls-verify-disabled/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "conditions: on in production, off by a switch of its own, on wherever a variable of the host is set",
      code: `import https from "node:https";
const isProduction = process.env.NODE_ENV === "production";
export const one = new https.Agent({ rejectUnauthorized: isProduction });
export const two = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== "development" });
export const three = new https.Agent({ rejectUnauthorized: process.env.DB_SSL_VERIFY !== "false" });
export const four = new https.Agent({ rejectUnauthorized: !process.env.CI });
export const five = { trustServerCertificate: process.env.NODE_ENV === "development" };
export const six = new https.Agent({ rejectUnauthorized: process.env.FLY_REGION !== undefined });
export const seven = new https.Agent({ rejectUnauthorized: !isProduction || Boolean(ownAuthority) });`,
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
      name: "browsers of tests, and options of other functions",
      code: `import { defineConfig, devices } from "@playwright/test";
import puppeteer from "puppeteer";
export default defineConfig({ use: { ignoreHTTPSErrors: true } });
await puppeteer.launch({ acceptInsecureCerts: false });
await render({ ignoreHTTPSErrors: true });
if (process.env.NODE_ENV === "test") await puppeteer.launch({ acceptInsecureCerts: true });`,
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
      name: "a server that asks its visitors for no certificate",
      code: `import https from "https";
https.createServer({ key, cert, requestCert: false, rejectUnauthorized: false }, app).listen(443);
new https.Server({ key, cert, rejectUnauthorized: false });
export const options = { requestCert: true, rejectUnauthorized: false };`,
    },
  ],
  invalid: [
    {
      name: "off in production alone",
      code: `import { Pool } from "pg";
export const pool = new Pool({ ssl: { rejectUnauthorized: process.env.NODE_ENV !== "production" } });`,
      findings: [
        {
          at: 'rejectUnauthorized: process.env.NODE_ENV !== "production"',
          fixes: ["remove-option"],
        },
      ],
      fixed: {
        "remove-option": `import { Pool } from "pg";
export const pool = new Pool({ ssl: {} });`,
      },
    },
    {
      name: "on where programs are built alone",
      code: `import tls from "node:tls";
const inBuild = Boolean(process.env.GITHUB_ACTIONS);
export const socket = tls.connect({ host: "erp.shop-example.com", rejectUnauthorized: inBuild });
export const config = { options: { trustServerCertificate: !process.env.CI } };`,
      findings: [
        { at: "rejectUnauthorized: inBuild" },
        { at: "trustServerCertificate: !process.env.CI" },
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
      name: "browsers that a server starts",
      code: `import puppeteer from "puppeteer";
import { chromium } from "playwright";
export async function invoice(url) {
  const browser = await puppeteer.launch({ headless: true, acceptInsecureCerts: true });
  const old = await puppeteer.launch({ ignoreHTTPSErrors: true });
  const context = await (await chromium.launch()).newContext({ ignoreHTTPSErrors: true });
  return [browser, old, context];
}`,
      findings: [
        { at: "acceptInsecureCerts: true", fixes: ["remove-option"] },
        { at: "ignoreHTTPSErrors: true" },
        { at: "ignoreHTTPSErrors: true" },
      ],
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
      name: "tests, one level lower",
      code: `const agent = { rejectUnauthorized: false };`,
      path: "test/agent.ts",
      findings: [{ at: "rejectUnauthorized: false", level: "warning" }],
    },
  ],
});
