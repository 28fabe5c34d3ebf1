import { rule } from "../../../src/rules/configuration/next-build-errors-ignored/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "next.config.js";
const code = (typescript: string): string =>
  `module.exports = { reactStrictMode: true, typescript: ${typescript} };\n`;
const scripts = (build: string) => ({
  "package.json": JSON.stringify({ scripts: { build }, dependencies: { next: "15.3.2" } }),
});

testRule(rule, {
  valid: [
    { name: "errors that stop the build", path, code: code("{ ignoreBuildErrors: false }") },
    { name: "another setting", path, code: code('{ tsconfigPath: "tsconfig.build.json" }') },
    {
      name: "a build that checks before",
      path,
      files: scripts("tsc --noEmit && next build"),
      code: code("{ ignoreBuildErrors: true }"),
    },
    {
      name: "a workflow that checks",
      path,
      files: {
        ...scripts("next build"),
        ".github/workflows/ci.yml":
          "on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm run typecheck\n",
      },
      code: code("{ ignoreBuildErrors: true }"),
    },
    {
      name: "what the environment decides",
      path,
      code: code('{ ignoreBuildErrors: process.env.CHECKED === "1" }'),
    },
    {
      name: "development only",
      path,
      code: `const isDev = process.env.NODE_ENV === "development";
module.exports = isDev ? { typescript: { ignoreBuildErrors: true } } : {};
`,
    },
    {
      name: "the setting of something else",
      path: "vite.config.js",
      code: code("{ ignoreBuildErrors: true }"),
    },
  ],
  invalid: [
    {
      name: "CommonJS",
      path,
      files: scripts("next build"),
      code: code("{ ignoreBuildErrors: true }"),
      findings: [{ at: "ignoreBuildErrors: true", level: "warning", fixes: ["remove-option"] }],
    },
    {
      name: "a module with types",
      path: "apps/storefront/next.config.ts",
      code: `import type { NextConfig } from "next";
const config: NextConfig = {
  typescript: {
    ignoreBuildErrors: true,
    tsconfigPath: "tsconfig.build.json",
  },
};
export default config;
`,
      findings: [{ at: "ignoreBuildErrors: true", fixes: ["remove-option"] }],
      fixed: {
        "remove-option": `import type { NextConfig } from "next";
const config: NextConfig = {
  typescript: {
    tsconfigPath: "tsconfig.build.json",
  },
};
export default config;
`,
      },
    },
    {
      name: "through a function that wraps it",
      path: "next.config.mjs",
      files: scripts("next build"),
      code: `import withPlugins from "./plugins.mjs";
export default withPlugins(() => ({ typescript: { ignoreBuildErrors: true }, images: {} }));
`,
      findings: [{ at: "ignoreBuildErrors: true" }],
    },
  ],
});
