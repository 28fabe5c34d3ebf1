import { rule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

// Put together here, so that nobody takes this file for a leak.
const STRIPE = ["sk", "live", "9aQ7mZ2xT4vB8nK3pR6wL1yD"].join("_");
const RANDOM = "c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1";
const HEX = "9f86d081884c7d659a2feaa0c55ad015";

testFindings(rule, [
  {
    name: "an order that somebody kept names carts and checkouts",
    code: `{ "id": 4711, "cart_token": "${HEX}", "checkout_token": "${HEX}", "token": "${HEX}" }`,
    path: "recorded-order.json",
    findings: [],
  },
  {
    name: "a token of a service beside nothing of a cart",
    code: `{ "carrier": "north", "token": "${HEX}" }`,
    path: "settings.json",
    findings: [{ at: HEX }],
  },
  {
    name: "configuration files",
    code: `services:
  shop:
    environment:
      - CARRIER_API_TOKEN=${RANDOM}
      - STRIPE_SECRET_KEY=${STRIPE}
    command: ["serve", "--key", "${STRIPE}"]
`,
    path: "docker-compose.yml",
    findings: [
      { at: RANDOM, fixes: ["use-compose-variable"] },
      { at: STRIPE },
      { at: STRIPE, fixes: [] },
    ],
    fixed: {
      "use-compose-variable": `services:
  shop:
    environment:
      - CARRIER_API_TOKEN=\${CARRIER_API_TOKEN}
      - STRIPE_SECRET_KEY=${STRIPE}
    command: ["serve", "--key", "${STRIPE}"]
`,
    },
  },
  {
    name: "a Dockerfile",
    code: `FROM node:24\nENV CARRIER_API_TOKEN=${RANDOM}\nENV PORT=3000\n`,
    path: "Dockerfile",
    findings: [{ at: RANDOM }],
  },
  {
    name: "JSON",
    code: `{ "carrier": { "apiSecret": "${HEX}" }, "version": "1.2.3" }`,
    path: "config/production.json",
    findings: [{ at: HEX }],
  },
  {
    name: "a template of variables with a key that works",
    code: `STRIPE_SECRET_KEY=${STRIPE}\n`,
    path: ".env.example",
    findings: [{ at: STRIPE }],
  },
  {
    name: "tests: a hint, but not for a provider's key",
    code: `const apiToken = "${RANDOM}"; const stripe = new Stripe("${STRIPE}");`,
    path: "test/setup.ts",
    findings: [
      { at: `"${RANDOM}"`, level: "hint" },
      { at: `"${STRIPE}"`, level: "warning" },
    ],
  },
]);
