import { rule } from "../../../src/rules/configuration/csp-missing-or-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const helmet = (directives: string): string => `import helmet from "helmet";
app.use(helmet({ contentSecurityPolicy: { directives: { ${directives} } } }));
`;
const NEXT = '{ "dependencies": { "next": "^16.0.0" } }';
const PAGE = { "app/checkout/page.tsx": "export default function Page() { return <main />; }\n" };

testRule(rule, {
  valid: [
    {
      name: "addresses by name",
      code: helmet(`defaultSrc: ["'self'"], scriptSrc: ["'self'", "https://js.stripe.com"]`),
    },
    {
      name: "styles in the page",
      code: helmet(`scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["*"]`),
    },
    {
      name: "a nonce, beside a word for old browsers",
      code: helmet(
        `scriptSrc: ["'unsafe-inline'", (req, res) => \`'nonce-\${res.locals.nonce}'\`]`,
      ),
    },
    {
      name: "all that is not said, where scripts are spoken of",
      code: helmet(`defaultSrc: ["*"], "script-src": ["'self'"]`),
    },
    {
      name: "Hydrogen, which adds a nonce",
      code: `import { createContentSecurityPolicy } from "@shopify/hydrogen";
const policy = createContentSecurityPolicy({ scriptSrc: ["'self'", "'unsafe-inline'"] });
`,
    },
    {
      name: "strict-dynamic",
      code: `const csp = "script-src 'strict-dynamic' 'nonce-r4nd0m' 'unsafe-inline' https:; object-src 'none'";\n`,
    },
    {
      name: "a word that is for development",
      code: `const dev = process.env.NODE_ENV !== "production";
export const csp = \`default-src 'self'; script-src 'self' \${dev ? "'unsafe-eval'" : ""}; style-src 'unsafe-inline'\`;
export const other = dev ? "script-src 'self' 'unsafe-eval'" : "script-src 'self'";
`,
    },
    {
      name: "a policy in lines",
      code: `export const csp = ["default-src 'self' https:", "script-src 'self'"].join("; ");\n`,
    },
    {
      name: "a shop with a policy",
      path: "package.json",
      code: NEXT,
      files: { ...PAGE, "next.config.ts": 'export const key = "Content-Security-Policy";\n' },
    },
    {
      name: "a site without a checkout",
      path: "package.json",
      code: NEXT,
      files: { "app/page.tsx": "export default function Page() { return <main />; }\n" },
    },
  ],
  invalid: [
    {
      name: "helmet",
      code: helmet(`"script-src": ["'self'", "'unsafe-inline'"]`),
      findings: [
        {
          at: `["'self'", "'unsafe-inline'"]`,
          level: "information",
          message: "inline scripts",
          fixes: ["take-out"],
        },
      ],
      fixed: { "take-out": helmet(`"script-src": ["'self'"]`) },
    },
    {
      name: "Hydrogen, and all that is not said",
      code: `import { createContentSecurityPolicy } from "@shopify/hydrogen";
const { nonce, header } = createContentSecurityPolicy({ defaultSrc: ["https:"] });
`,
      findings: [{ at: '["https:"]', level: "warning", message: "from everywhere", fixes: [] }],
    },
    {
      name: "headers of Next.js",
      path: "next.config.js",
      code: `module.exports = {
  headers: async () => [
    { source: "/(.*)", headers: [{ key: "Content-Security-Policy", value: "default-src 'self'; script-src 'self' 'unsafe-eval'" }] },
  ],
};
`,
      findings: [{ at: `"default-src 'self'; script-src 'self' 'unsafe-eval'"`, message: "text" }],
      fixed: {
        "take-out": `module.exports = {
  headers: async () => [
    { source: "/(.*)", headers: [{ key: "Content-Security-Policy", value: "default-src 'self'; script-src 'self'" }] },
  ],
};
`,
      },
    },
    {
      name: "a page",
      path: "public/index.html",
      code: `<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline'">\n`,
      findings: [{ at: "script-src * 'unsafe-inline'", level: "warning" }],
    },
    {
      name: "the settings of a host",
      path: "vercel.json",
      code: `{ "headers": [{ "source": "/(.*)", "headers": [{ "key": "Content-Security-Policy", "value": "script-src 'self' 'unsafe-inline'" }] }] }\n`,
      findings: [{ at: "script-src 'self' 'unsafe-inline'" }],
    },
    {
      name: "no policy where customers pay",
      path: "package.json",
      code: NEXT,
      files: PAGE,
      findings: [{ at: "next", level: "information", message: "Next.js" }],
    },
    {
      name: "no policy, in a project with a configuration",
      path: "package.json",
      code: NEXT,
      files: {
        ...PAGE,
        "next.config.ts": `const config = { reactStrictMode: true };
export default config;
`,
      },
      findings: [{ at: "next", fixes: ["report-only"] }],
      fixed: { "report-only": NEXT },
      fixedFiles: {
        "report-only": {
          "next.config.ts": `const config = { reactStrictMode: true, headers: async () => [{ source: "/:path*", headers: [{ key: "Content-Security-Policy-Report-Only", value: "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'" }] }] };
export default config;
`,
        },
      },
    },
    {
      name: "no policy, beside headers of other kinds",
      path: "package.json",
      code: NEXT,
      files: { ...PAGE, "next.config.js": "module.exports = { headers: async () => [] };\n" },
      findings: [{ at: "next", fixes: [] }],
    },
  ],
});
