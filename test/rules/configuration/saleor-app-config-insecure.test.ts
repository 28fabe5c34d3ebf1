import { rule } from "../../../src/rules/configuration/saleor-app-config-insecure/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const NEXT = `import { createAppRegisterHandler } from "@saleor/app-sdk/handlers/next";\n`;

testRule(rule, {
  valid: [
    {
      name: "shops by name",
      code: `${NEXT}export default createAppRegisterHandler({ apl, allowedSaleorUrls: [url] });`,
    },
    {
      name: "options from elsewhere",
      code: `${NEXT}export default createAppRegisterHandler(options);`,
    },
    {
      name: "options that are put together",
      code: `${NEXT}export default createAppRegisterHandler({ ...common, apl });`,
    },
    {
      name: "a file that the environment chooses",
      code: `import { FileAPL, UpstashAPL } from "@saleor/app-sdk/APL";
export const apl = () => { switch (process.env.APL) { case "upstash": return new UpstashAPL(); default: return new FileAPL(); } };`,
    },
    {
      name: "a file in development",
      code: `import { FileAPL } from "@saleor/app-sdk/APL/file";
export const apl = process.env.NODE_ENV === "production" ? redis : new FileAPL();`,
    },
    {
      name: "a class of the project's own",
      code: `import { FileAPL } from "./apl"; export const apl = new FileAPL();`,
    },
  ],
  invalid: [
    {
      name: "pages of Next.js",
      code: `${NEXT}export default createAppRegisterHandler({ apl: saleorApp.apl });`,
      findings: [{ at: "createAppRegisterHandler", level: "information", fixes: ["name-shops"] }],
      fixed: {
        "name-shops": `${NEXT}export default createAppRegisterHandler({ apl: saleorApp.apl, allowedSaleorUrls: (process.env.SALEOR_API_URLS ?? "").split(",") });`,
      },
    },
    {
      name: "routes of Next.js",
      code: `import { createAppRegisterHandler as register } from "@saleor/app-sdk/handlers/next-app-router";
export const POST = register({ apl });`,
      findings: [{ at: "register" }],
    },
    {
      name: "a file and nothing else, in CommonJS",
      path: "src/saleor-app.js",
      code: `const { FileAPL } = require("@saleor/app-sdk/APL");
exports.apl = new FileAPL();`,
      findings: [{ at: "new FileAPL()", message: "FileAPL" }],
    },
  ],
});
