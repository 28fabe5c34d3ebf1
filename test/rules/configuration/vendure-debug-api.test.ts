import { rule } from "../../../src/rules/configuration/vendure-debug-api/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CORE = `import { VendureConfig } from "@vendure/core";\n`;
const VENDURE = { "package.json": '{ "dependencies": { "@vendure/core": "3.5.0" } }' };

testRule(rule, {
  valid: [
    {
      name: "Vendure's own template: a spread in development",
      code: `${CORE}const IS_DEV = process.env.APP_ENV === "dev";
export const config: VendureConfig = { apiOptions: { ...(IS_DEV ? { adminApiDebug: true, shopApiDebug: true } : {}) } };`,
    },
    {
      name: "a value of the environment",
      code: `${CORE}export const config = { apiOptions: { adminApiDebug: process.env.NODE_ENV !== "production" } };`,
    },
    {
      name: "switched off",
      code: `${CORE}export const config = { apiOptions: { adminApiDebug: false, shopApiPlayground: false } };`,
    },
    {
      name: "the same words in another program",
      code: `export const config = { apiOptions: { adminApiDebug: true } };`,
    },
    {
      name: "another section",
      code: `${CORE}export const config = { docs: { adminApiDebug: true } };`,
    },
    {
      name: "a console in development only",
      code: `import { GraphiqlPlugin } from "@vendure/graphiql-plugin";
const isDev = process.env.NODE_ENV === "development";
export const plugins = [...(isDev ? [GraphiqlPlugin.init()] : []), isDev && GraphiqlPlugin.init()];`,
    },
    {
      name: "another plug-in of that name",
      code: `import { GraphiqlPlugin } from "./graphiql";
export const plugins = [GraphiqlPlugin.init()];`,
    },
    {
      name: "a function that gives the mode",
      code: `${CORE}export const config = { apiOptions: { adminApiDebug: isOn("debug") } };`,
    },
  ],
  invalid: [
    {
      name: "introspection that is switched on by hand",
      code: `${CORE}export const config: VendureConfig = { apiOptions: { port: 3000, introspection: true } };`,
      findings: [{ at: "introspection: true", level: "information" }],
      fixed: {
        "only-in-development": `${CORE}export const config: VendureConfig = { apiOptions: { port: 3000, introspection: process.env.NODE_ENV !== "production" } };`,
      },
    },
    {
      name: "a typed configuration",
      code: `${CORE}export const config: VendureConfig = {
  apiOptions: {
    port: 3000,
    adminApiDebug: true,
    shopApiDebug: true,
  },
};`,
      findings: [
        { at: "adminApiDebug: true", level: "warning", fixes: ["only-in-development"] },
        { at: "shopApiDebug: true" },
      ],
      fixed: {
        "only-in-development": `${CORE}export const config: VendureConfig = {
  apiOptions: {
    port: 3000,
    adminApiDebug: process.env.NODE_ENV !== "production",
    shopApiDebug: true,
  },
};`,
      },
    },
    {
      name: "CommonJS, with settings for the playground",
      path: "vendure-config.js",
      code: `const { mergeConfig, defaultConfig } = require('@vendure/core');
module.exports = mergeConfig(defaultConfig, {
  apiOptions: { adminApiPlayground: { settings: { 'request.credentials': 'include' } } },
});`,
      findings: [{ at: "adminApiPlayground: { settings: { 'request.credentials': 'include' } }" }],
      fixed: {
        "only-in-development": `const { mergeConfig, defaultConfig } = require('@vendure/core');
module.exports = mergeConfig(defaultConfig, {
  apiOptions: { adminApiPlayground: process.env.NODE_ENV !== 'production' && { settings: { 'request.credentials': 'include' } } },
});`,
      },
    },
    {
      name: "a part of the configuration in a file without imports",
      files: VENDURE,
      code: `const ON = true;
export const parts = { apiOptions: { shopApiPlayground: ON } };`,
      findings: [{ at: "shopApiPlayground: ON", message: "console" }],
    },
    {
      name: "a spread that production gets",
      code: `${CORE}export const config = { apiOptions: { ...(process.env.NODE_ENV === "production" ? { adminApiDebug: true } : {}) } };`,
      findings: [{ at: "adminApiDebug: true" }],
    },
    {
      name: "the console of the template",
      code: `import { DefaultJobQueuePlugin } from "@vendure/core";
import { GraphiqlPlugin } from "@vendure/graphiql-plugin";
export const plugins = [GraphiqlPlugin.init(), DefaultJobQueuePlugin.init({})];`,
      findings: [{ at: "GraphiqlPlugin.init()", level: "information" }],
      fixed: {
        "only-in-development": `import { DefaultJobQueuePlugin } from "@vendure/core";
import { GraphiqlPlugin } from "@vendure/graphiql-plugin";
export const plugins = [...(process.env.NODE_ENV !== "production" ? [GraphiqlPlugin.init()] : []), DefaultJobQueuePlugin.init({})];`,
      },
    },
  ],
});
