import { rule } from "../../../src/rules/privacy/tracker-before-consent/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const GTM = "https://www.googletagmanager.com/gtm.js";
const page = (head: string): string => `<!doctype html>\n<html><head>${head}</head></html>\n`;

testRule(rule, {
  valid: [
    {
      name: "Google's consent mode",
      path: "app/root.tsx",
      code: `gtag("consent", "default", { ad_storage: "denied" });\nload("${GTM}");\n`,
    },
    {
      name: "a consent tool among the packages",
      path: "app/root.tsx",
      code: `load("${GTM}");\n`,
      files: { "package.json": '{ "dependencies": { "vanilla-cookieconsent": "^3.0.0" } }' },
    },
    {
      name: "a file that asks",
      path: "app/layout.tsx",
      code: `load("${GTM}");\n`,
      files: { "components/CookieBanner.tsx": "export const CookieBanner = () => null;\n" },
    },
    {
      name: "no tracker",
      path: "public/index.html",
      code: page('<script src="/app.js"></script>'),
    },
    {
      name: "a comment",
      path: "public/index.html",
      code: page(`<!-- <script src="${GTM}"></script> -->`),
    },
    {
      name: "a list of addresses for a policy",
      path: "src/csp.ts",
      code: `export const scripts = ["${GTM}"];\n`,
    },
    {
      name: "a form for a setting",
      path: "src/google.jsx",
      code: "export const Google = () => <GoogleAnalytics />;\n",
    },
  ],
  invalid: [
    {
      name: "a page",
      path: "public/index.html",
      code: page(`<script src="${GTM}?id=GTM-1"></script>`),
      findings: [{ at: "googletagmanager.com/gtm.js", level: "warning" }],
    },
    {
      name: "a layout of Next",
      path: "src/app/layout.tsx",
      code: `import { GoogleTagManager } from "@next/third-parties/google";
export default () => <html><GoogleTagManager gtmId="GTM-1" /></html>;
`,
      findings: [{ at: "<GoogleTagManager gtmId=" }],
    },
    {
      name: "a file that is named after a tracker",
      path: "src/lib/pixel.ts",
      code: 'export const load = () => add("https://connect.facebook.net/en_US/fbevents.js");\n',
      findings: [{ at: "connect.facebook.net/en_US/fbevents.js" }],
    },
  ],
});
