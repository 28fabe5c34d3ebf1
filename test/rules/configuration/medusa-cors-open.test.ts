import { rule } from "../../../src/rules/configuration/medusa-cors-open/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const config = (http: string): string =>
  `import { defineConfig } from "@medusajs/framework/utils";
export default defineConfig({ projectConfig: { http: { ${http} } } });`;

testRule(rule, {
  valid: [
    {
      name: "lists of the environment",
      code: config("storeCors: process.env.STORE_CORS!, adminCors: process.env.ADMIN_CORS!"),
    },
    {
      name: "addresses by name",
      code: config(`storeCors: "https://shop.com,https://www.shop.com", adminCors: ""`),
    },
    {
      name: "previews of one project",
      path: ".env.production",
      code: "STORE_CORS=/^https:\\/\\/corner-shop-[a-z0-9-]+\\.vercel\\.app$/\n",
    },
    {
      name: "a pattern that is tied to the whole address",
      path: ".env",
      code: "ADMIN_CORS=/^https:\\/\\/(www\\.)?shop\\.com$/\n",
    },
    {
      name: "subdomains of one's own",
      path: ".env",
      code: "ADMIN_CORS=/^https:\\/\\/.+\\.shop\\.com$/\n",
    },
    {
      name: "addresses of development in a local file",
      path: ".env",
      code: "STORE_CORS=http://localhost:8000,https://docs.medusajs.com\n",
    },
    {
      name: "a template",
      path: ".env.template",
      code: "STORE_CORS=http://localhost:8000,/vercel\\.app$/\n",
    },
    {
      name: "a list of development only",
      code: config(`storeCors: process.env.NODE_ENV === "production" ? list : "/vercel\\\\.app$/"`),
    },
    {
      name: "a pattern that accepts everything is another rule's business",
      path: ".env",
      code: "STORE_CORS=/.*/\n",
    },
    { name: "another variable", path: ".env", code: "ASSET_CORS=/vercel\\.app$/\n" },
  ],
  invalid: [
    {
      name: "a whole hosting service, in a variable of the host",
      path: ".env.production",
      code: "STORE_CORS=https://shop.com,/vercel\\.app$/\n",
      findings: [{ at: "/vercel\\.app$/", level: "warning", message: "vercel.app" }],
    },
    {
      name: "the same in the configuration",
      code: config(`storeCors: "/\\\\.netlify\\\\.app$/"`),
      findings: [{ at: `"/\\\\.netlify\\\\.app$/"`, message: "netlify.app", fixes: [] }],
    },
    {
      name: "a fallback in Medusa 1",
      path: "medusa-config.js",
      code: `module.exports = { projectConfig: { store_cors: STORE, storeCors: process.env.STORE_CORS || "/onrender.com/" } };`,
      findings: [{ at: "/onrender.com/" }],
    },
    {
      name: "a host without its beginning",
      path: ".env",
      code: "ADMIN_CORS=/shop\\.com$/,https://a.shop.org\n",
      findings: [{ at: "/shop\\.com$/", fixes: ["anchor-pattern"] }],
      fixed: {
        "anchor-pattern":
          "ADMIN_CORS=/^https:\\/\\/([^.\\/]+\\.)*shop\\.com$/,https://a.shop.org\n",
      },
    },
    {
      name: "a host without its end",
      path: "docker-compose.yml",
      code: "services:\n  api:\n    environment:\n      AUTH_CORS: /https:\\/\\/shop\\.com/\n",
      findings: [{ at: "/https:\\/\\/shop\\.com/" }],
    },
    {
      name: "what is for development, in production",
      path: ".env.production",
      code: "STORE_CORS=https://shop.com,http://localhost:8000,https://docs.medusajs.com\n",
      findings: [
        { at: "http://localhost:8000", level: "information", fixes: ["remove-entry"] },
        { at: "https://docs.medusajs.com", level: "information" },
      ],
      fixed: { "remove-entry": "STORE_CORS=https://shop.com,https://docs.medusajs.com\n" },
    },
    {
      name: "a star",
      path: ".env",
      code: "STORE_CORS=*\n",
      findings: [{ at: "*", level: "information", message: "nobody" }],
    },
  ],
});
