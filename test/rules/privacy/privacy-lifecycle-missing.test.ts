import { rule } from "../../../src/rules/privacy/privacy-lifecycle-missing/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const app = (more = ""): string => `import express from "express";
const app = express();
app.post("/register", (req, res) => res.json(add(req.body.email)));
${more}`;
const TOML = 'name = "app"\n\n[webhooks]\napi_version = "2026-01"\n';
const MANIFEST = { "package.json": '{ "name": "app" }' };

testRule(rule, {
  valid: [
    {
      name: "a way to delete an account",
      code: app('app.delete("/users/:id", (req, res) => res.end());\n'),
    },
    {
      name: "a way by its name",
      code: app('app.post("/me/delete-account", (req, res) => res.end());\n'),
    },
    {
      name: "a function that deletes accounts",
      code: app(),
      files: {
        "src/customer-service.ts": "export const deleteCustomer = (id) => customers.drop(id);\n",
      },
    },
    {
      name: "a job",
      code: app(),
      files: { "src/jobs/anonymise-old.ts": "export const run = () => {};\n" },
    },
    {
      name: "no accounts",
      code: 'import express from "express";\nconst app = express();\napp.post("/orders", (req, res) => res.end());\n',
    },
    {
      name: "a Shopify app with the topics",
      path: "shopify.app.toml",
      code: `${TOML}compliance_topics = ["customers/data_request", "customers/redact", "shop/redact"]\n`,
      files: MANIFEST,
    },
    {
      name: "a Shopify app that another rule speaks of",
      path: "shopify.app.toml",
      code: `client_id = "0123456789abcdef"\n${TOML}`,
      files: MANIFEST,
    },
    {
      name: "a Shopify app that handles them in its code",
      path: "shopify.app.toml",
      code: TOML,
      files: {
        ...MANIFEST,
        "app/routes/webhooks.tsx": 'export const topics = ["CUSTOMERS_REDACT"];\n',
      },
    },
  ],
  invalid: [
    {
      name: "Express",
      code: app(),
      findings: [
        {
          at: 'app.post("/register", (req, res) => res.json(add(req.body.email)))',
          level: "information",
        },
      ],
    },
    {
      name: "Nest",
      code: `import { Controller, Post, Body } from "@nestjs/common";
@Controller("auth")
export class Auth {
  @Post("signup") signUp(@Body("email") email: string) { return email; }
}
`,
      findings: [{ at: '@Post("signup") signUp(@Body("email") email: string) { return email; }' }],
    },
    {
      name: "a Shopify app whose topics are a comment",
      path: "shopify.app.toml",
      code: `${TOML}# compliance_topics = ["customers/redact"]\n`,
      files: MANIFEST,
      findings: [{ at: "[webhooks]", message: "Shopify" }],
    },
  ],
});
