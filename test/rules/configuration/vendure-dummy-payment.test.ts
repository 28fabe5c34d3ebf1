import { rule } from "../../../src/rules/configuration/vendure-dummy-payment/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CORE = `import { dummyPaymentHandler } from "@vendure/core";\n`;

testRule(rule, {
  valid: [
    {
      name: "a handler of development only",
      code: `${CORE}const dev = process.env.APP_ENV === "dev";
export const config = { paymentOptions: { paymentMethodHandlers: dev ? [dummyPaymentHandler] : [] } };`,
    },
    {
      name: "a spread of development only",
      code: `${CORE}export const config = { paymentOptions: { paymentMethodHandlers: [card, ...(process.env.NODE_ENV !== "production" ? [dummyPaymentHandler] : [])] } };`,
    },
    {
      name: "an import that nothing uses",
      code: `${CORE}export const config = { paymentOptions: { paymentMethodHandlers: [card] } };`,
    },
    {
      name: "a handler of the project's own with that name",
      code: `import { dummyPaymentHandler } from "./payments";
export const config = { paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] } };`,
    },
    {
      name: "a list of something else",
      code: `${CORE}export const documented = { handlers: [dummyPaymentHandler] };`,
    },
    {
      name: "a branch that production does not reach",
      code: `${CORE}export function options() {
  if (process.env.NODE_ENV === "production") return { paymentMethodHandlers: [card] };
  return { paymentMethodHandlers: [dummyPaymentHandler] };
}`,
    },
    {
      name: "a development server of a plug-in",
      path: "test/dev-server.ts",
      code: `${CORE}export const config = { paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] } };`,
    },
  ],
  invalid: [
    {
      name: "Vendure's own template",
      code: `${CORE}export const config = { paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] } };`,
      findings: [{ at: "dummyPaymentHandler", level: "error", fixes: ["only-in-development"] }],
      fixed: {
        "only-in-development": `${CORE}export const config = { paymentOptions: { paymentMethodHandlers: [...(process.env.NODE_ENV !== "production" ? [dummyPaymentHandler] : [])] } };`,
      },
    },
    {
      name: "CommonJS, beside another one",
      path: "vendure-config.js",
      code: `const core = require('@vendure/core');
const handlers = [stripeHandler, core.dummyPaymentHandler];
module.exports = { paymentOptions: { paymentMethodHandlers: handlers } };`,
      findings: [{ at: "core.dummyPaymentHandler" }],
    },
    {
      name: "under another name, in a list of another file",
      files: {
        "src/handlers.ts": `import { dummyPaymentHandler as testing } from "@vendure/core";
export const handlers = [testing];`,
      },
      code: `import { handlers } from "./handlers";
export const config = { paymentOptions: { paymentMethodHandlers: [card, ...handlers] } };`,
      findings: [{ at: "paymentMethodHandlers: [card, ...handlers]", fixes: [] }],
    },
  ],
});
