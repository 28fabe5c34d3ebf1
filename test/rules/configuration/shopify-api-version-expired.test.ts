import { rule } from "../../../src/rules/configuration/shopify-api-version-expired/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

// The clock of the tests stands at 2026-11-22.
const SHOPIFY = `import { shopifyApi, ApiVersion } from "@shopify/shopify-api";\n`;

testRule(rule, {
  valid: [
    {
      name: "a supported member",
      code: `${SHOPIFY}shopifyApi({ apiVersion: ApiVersion.January26 });`,
    },
    { name: "a supported text", code: `${SHOPIFY}shopifyApi({ apiVersion: "2026-01" });` },
    {
      name: "a version of another provider",
      code: `import Stripe from "stripe"; new Stripe(key, { apiVersion: "2023-10-16" });`,
    },
    {
      name: "a table that turns texts into members",
      code: `${SHOPIFY}const members = { "2023-01": ApiVersion.January23, "2026-07": ApiVersion.July26 };
export const memberOf = (text) => members[text] ?? ApiVersion.July26;`,
    },
    { name: "another program's version", code: `export const config = { apiVersion: "2023-01" };` },
    {
      name: "another enumeration",
      code: `import { ApiVersion } from "./versions"; use(ApiVersion.January22);`,
    },
    { name: "a path of one's own", code: "fetch(`/api/2023-01/reports`);" },
    { name: "a variable of another provider", path: ".env", code: "STRIPE_API_VERSION=2022-01\n" },
    {
      name: "another file of settings",
      path: "wrangler.toml",
      code: 'api_version = "2023-01"\n',
    },
    {
      name: "an address that is supported",
      code: "get(`https://${shop}/admin/api/2026-07/orders.json`);",
    },
  ],
  invalid: [
    {
      name: "a member of the library's enumeration",
      code: `${SHOPIFY}shopifyApi({ apiVersion: ApiVersion.October23 });`,
      findings: [{ at: "ApiVersion.October23", level: "warning", message: "2023-10", fixes: [] }],
    },
    {
      name: "the member that stands in for what a table lacks",
      code: `${SHOPIFY}const members = { "2026-07": ApiVersion.July26, fallback: ApiVersion.April23 };
export const memberOf = (text) => members[text] ?? ApiVersion.October23;`,
      findings: [{ at: "ApiVersion.April23" }, { at: "ApiVersion.October23" }],
    },
    {
      name: "a member in CommonJS",
      code: `const { ApiVersion } = require("@shopify/shopify-app-express");
module.exports = ApiVersion.July25;`,
      findings: [{ at: "ApiVersion.July25", message: "2026-07" }],
    },
    {
      name: "a text",
      files: { "package.json": '{ "dependencies": { "@shopify/hydrogen": "2025.1.0" } }' },
      code: `export const options = { storefrontApiVersion: "2024-07" };`,
      findings: [{ at: "2024-07", fixes: ["use-newest"] }],
      fixed: { "use-newest": `export const options = { storefrontApiVersion: "2026-10" };` },
    },
    {
      name: "a constant, and what stands in for a variable",
      code: `${SHOPIFY}const API_VERSION = "2023-10";
export const options = { apiVersion: process.env.SHOPIFY_API_VERSION || "2024-01" };`,
      findings: [{ at: "2023-10" }, { at: "2024-01" }],
    },
    {
      name: "addresses",
      code: "const a = `https://${shop}/admin/api/2023-01/orders.json`;\nfetch('https://x.myshopify.com/api/2022-10/graphql.json');",
      findings: [{ at: "2023-01" }, { at: "2022-10" }],
      fixed: {
        "use-newest":
          "const a = `https://${shop}/admin/api/2026-10/orders.json`;\nfetch('https://x.myshopify.com/api/2022-10/graphql.json');",
      },
    },
    {
      name: "one version in many places of a file",
      code: "fetch(`https://${shop}/admin/api/2023-01/orders.json`);\nfetch(`https://${shop}/admin/api/2023-01/products.json`);",
      findings: [{ at: "2023-01" }],
      fixed: {
        "use-newest":
          "fetch(`https://${shop}/admin/api/2026-10/orders.json`);\nfetch(`https://${shop}/admin/api/2026-10/products.json`);",
      },
    },
    {
      name: "the app's own file",
      path: "shopify.app.production.toml",
      code: '[webhooks]\napi_version = "2025-01"\n',
      findings: [{ at: "2025-01" }],
      fixed: { "use-newest": '[webhooks]\napi_version = "2026-10"\n' },
    },
    {
      name: "a variable",
      path: ".env",
      code: "SHOPIFY_ADMIN_API_VERSION=2024-04\n",
      findings: [{ at: "2024-04" }],
    },
    {
      name: "what changes without notice, for the audit",
      code: `${SHOPIFY}shopifyApi({ apiVersion: ApiVersion.Unstable });`,
      findings: [{ at: "ApiVersion.Unstable", level: "information" }],
    },
  ],
});
