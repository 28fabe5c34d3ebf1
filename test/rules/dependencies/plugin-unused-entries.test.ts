import { rule } from "../../../src/rules/dependencies/plugin-unused/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { manifest } from "./registry-answers.ts";

const path = "package.json";
const medusa = (plugins: string) =>
  `module.exports = { projectConfig: {}, plugins: [${plugins}] };\n`;
const VENDURE = 'import { DefaultLogger } from "@vendure/core";\nexport const config = {};\n';

testRule(rule, {
  valid: [
    {
      name: "a plug-in in the configuration of Medusa",
      path,
      code: manifest({ "@medusajs/medusa": "1.20.10", "medusa-plugin-algolia": "1.0.0" }),
      files: {
        "medusa-config.js": medusa("{ resolve: `medusa-plugin-algolia`, options: {} }, `./own`"),
      },
    },
    {
      name: "modules that come with Medusa, own plug-ins, and one that is switched off by a comment",
      path,
      code: manifest({ "@medusajs/medusa": "2.8.4" }),
      files: {
        "medusa-config.ts": medusa(
          '\n{ resolve: "@medusajs/medusa/file-s3" },\n{ resolve: "@medusajs/cache-redis" },\n{ resolve: "medusa-plugin-own" },\n// { resolve: "medusa-plugin-old" },\n',
        ),
        "plugins/medusa-plugin-own/index.js": "",
      },
    },
    {
      name: "a plug-in of Vendure that the configuration imports, in a file beside it",
      path,
      code: manifest({ "@vendure/core": "3.5.4", "@vendure/email-plugin": "3.5.4" }),
      files: {
        "src/vendure-config.ts": VENDURE,
        "src/plugins.ts":
          'import { EmailPlugin } from "@vendure/email-plugin";\nexport { EmailPlugin };',
      },
    },
    {
      name: "a package that is itself a plug-in",
      path,
      code: manifest({ "@vendure/core": "3.5.4", "@vendure/email-plugin": "3.5.4" }),
      files: { "src/index.ts": VENDURE },
    },
    {
      name: "a plug-in of Vendure that one of two files runs",
      path,
      code: manifest({ "@vendure/core": "3.5.4", "@vendure/email-plugin": "3.5.4" }),
      files: {
        "src/vendure-config.ts": `import { EmailPlugin } from "@vendure/email-plugin";\n${VENDURE}`,
        "src/worker.ts":
          'import { EmailPlugin } from "@vendure/email-plugin";\nexport const plugins = [EmailPlugin.init({})];',
      },
    },
    {
      name: "a plug-in of Vendure under another name, one that a file hands on, and one that is only loaded",
      path,
      code: manifest({
        "@vendure/core": "3.5.4",
        "@vendure/email-plugin": "3.5.4",
        "@vendure/admin-ui-plugin": "3.5.4",
        "@vendure/job-queue-plugin": "3.5.4",
      }),
      files: {
        "src/vendure-config.ts": `import { EmailPlugin as Mail } from "@vendure/email-plugin";\nimport "@vendure/job-queue-plugin/register";\n${VENDURE}export const plugins = [Mail];`,
        "src/ui.ts": 'export { AdminUiPlugin } from "@vendure/admin-ui-plugin";',
      },
    },
    {
      name: "a module of Medusa whose own options hold a switch, and one that a script brings as well",
      path,
      code: manifest({
        "@medusajs/medusa": "2.8.4",
        "@acme/points": "1.0.0",
        "@acme/gifts": "1.0.0",
      }),
      files: {
        "medusa-config.ts":
          'module.exports = { modules: [{ resolve: "@acme/points", options: { disable: true } }, { resolve: "@acme/gifts", disable: true }] };\n',
        "src/scripts/seed.ts": 'import { seed } from "@acme/gifts";\nseed();',
      },
    },
    {
      name: "a module of Medusa that is switched off and not installed",
      path: "medusa-config.ts",
      code: 'module.exports = { modules: [{ resolve: "@acme/points", disable: true }] };\n',
      files: { "package.json": manifest({ "@medusajs/medusa": "2.8.4" }) },
    },
    {
      name: "an import in the configuration of Vendure that is no plug-in, or is in a lockfile",
      path: "src/vendure-config.ts",
      code: `import { load } from "dotenv-loader";\nimport { A } from "@vendure/asset-server-plugin";\n${VENDURE}export const plugins = [A, load()];`,
      files: {
        "package.json": manifest({ "@vendure/core": "3.5.4" }),
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { dependencies: { "@vendure/core": "3.5.4" } },
            "node_modules/@vendure/core": { version: "3.5.4" },
            "node_modules/@vendure/asset-server-plugin": { version: "3.5.4" },
          },
        }),
      },
    },
  ],
  invalid: [
    {
      name: "a plug-in of Vendure that is imported and in no list: import and line go together",
      path,
      code: manifest({ "@vendure/core": "3.5.4", "@vendure/email-plugin": "3.5.4" }),
      files: {
        "src/vendure-config.ts":
          'import {\n  EmailPlugin,\n  defaultEmailHandlers,\n} from "@vendure/email-plugin";\nimport { DefaultLogger } from "@vendure/core";\nexport const config = {\n  plugins: [\n    // EmailPlugin.init({ handlers: defaultEmailHandlers }),\n  ],\n  note: "EmailPlugin",\n};\n',
      },
      findings: [
        {
          at: "@vendure/email-plugin",
          level: "information",
          message: "is installed and imported, but Vendure is not told to run it",
          fixes: ["remove-both"],
        },
      ],
      fixed: { "remove-both": manifest({ "@vendure/core": "3.5.4" }) },
      fixedFiles: {
        "remove-both": {
          "src/vendure-config.ts":
            'import { DefaultLogger } from "@vendure/core";\nexport const config = {\n  plugins: [\n    // EmailPlugin.init({ handlers: defaultEmailHandlers }),\n  ],\n  note: "EmailPlugin",\n};\n',
        },
      },
    },
    {
      name: "a plug-in of Vendure that the configuration imports and no package.json names",
      path: "src/vendure-config.ts",
      code: `import { EmailPlugin } from "@vendure/email-plugin";\n${VENDURE}export const plugins = [EmailPlugin];`,
      files: { "package.json": manifest({ "@vendure/core": "3.5.4" }) },
      findings: [
        {
          at: "@vendure/email-plugin",
          message: "Vendure is told to run @vendure/email-plugin, which no package.json names",
          fixes: [],
        },
      ],
    },
    {
      name: "a module of Medusa that is switched off: entry and line go together",
      path,
      code: manifest({ "@medusajs/medusa": "2.8.4", "@acme/points": "1.0.0" }),
      files: {
        "medusa-config.ts":
          'module.exports = {\n  modules: [\n    { resolve: "@acme/points", disable: true, options: { a: "}" } },\n    { resolve: "./src/own" },\n  ],\n};\n',
      },
      findings: [
        {
          at: "@acme/points",
          message: "Medusa is told not to run it",
          fixes: ["remove-both"],
        },
      ],
      fixed: { "remove-both": manifest({ "@medusajs/medusa": "2.8.4" }) },
      fixedFiles: {
        "remove-both": {
          "medusa-config.ts":
            'module.exports = {\n  modules: [\n    { resolve: "./src/own" },\n  ],\n};\n',
        },
      },
    },
    {
      name: "a plug-in of Medusa of which the configuration has a comment left",
      path,
      code: manifest({ "@medusajs/medusa": "1.20.10", "medusa-payment-paypal": "6.0.0" }),
      files: { "medusa-config.js": medusa('/* { resolve: "medusa-payment-paypal" } */') },
      findings: [{ at: "medusa-payment-paypal", fixes: ["remove"] }],
    },
    {
      name: "the last of several plug-ins that Medusa is to run is not installed",
      path: "medusa-config.ts",
      code: 'module.exports = {\n  plugins: [\n    { resolve: "./own" },\n    { resolve: "medusa-plugin-wishlist" },\n  ],\n};\n',
      files: { "package.json": manifest({ "@medusajs/medusa": "2.8.4" }) },
      findings: [{ at: "medusa-plugin-wishlist", fixes: ["unlist"] }],
      fixed: {
        unlist: 'module.exports = {\n  plugins: [\n    { resolve: "./own" },\n  ],\n};\n',
      },
    },
    {
      name: "an entry that stands under a condition is left to people",
      path: "medusa-config.ts",
      code: 'module.exports = { plugins: [...(process.env.A ? [{ resolve: "medusa-plugin-a" }] : []), process.env.B && { resolve: "medusa-plugin-b" }] };\n',
      files: { "package.json": manifest({ "@medusajs/medusa": "2.8.4" }) },
      findings: [
        { at: "medusa-plugin-a", fixes: ["unlist"] },
        { at: "medusa-plugin-b", fixes: [] },
      ],
    },
    {
      name: "a plug-in that Medusa is not told of",
      path,
      code: manifest({ "@medusajs/medusa": "1.20.10", "medusa-payment-paypal": "6.0.0" }),
      files: { "medusa-config.js": medusa("") },
      findings: [
        {
          at: "medusa-payment-paypal",
          level: "information",
          message: "Medusa is not told to run it",
          fixes: ["remove"],
        },
      ],
      fixed: { remove: manifest({ "@medusajs/medusa": "1.20.10" }) },
    },
    {
      name: "a plug-in of Vendure, first of the dependencies",
      path,
      code: manifest({ "@vendure/asset-server-plugin": "3.5.4", "@vendure/core": "3.5.4" }),
      files: { "src/vendure-config.ts": VENDURE },
      findings: [{ at: "@vendure/asset-server-plugin", fixes: ["remove"] }],
      fixed: { remove: manifest({ "@vendure/core": "3.5.4" }) },
    },
    {
      name: "a plug-in that is configured and not installed",
      path: "medusa-config.ts",
      code: medusa('{ resolve: "medusa-plugin-wishlist" }'),
      files: { "package.json": manifest({ "@medusajs/medusa": "2.8.4" }) },
      findings: [{ at: "medusa-plugin-wishlist", message: "which no package.json names" }],
    },
  ],
});
