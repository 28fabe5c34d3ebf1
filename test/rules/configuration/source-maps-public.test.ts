import { rule } from "../../../src/rules/configuration/source-maps-public/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "Nuxt, hidden ones, those of the server, and none",
      path: "nuxt.config.ts",
      code: `export default defineNuxtConfig({ sourcemap: { server: true, client: "hidden" } });
        export const other = defineNuxtConfig({ sourcemap: false });`,
    },
    {
      name: "hidden maps",
      path: "vite.config.ts",
      code: `export default { build: { sourcemap: "hidden" } };`,
    },
    {
      name: "maps for an error service",
      path: "vite.config.ts",
      code: `import { sentryVitePlugin } from "@sentry/vite-plugin"; export default { build: { sourcemap: true } };`,
    },
    {
      name: "a library",
      path: "vite.config.ts",
      code: `export default { build: { lib: { entry: "a.ts" }, sourcemap: true } };`,
    },
    {
      name: "development only",
      path: "next.config.js",
      code: `module.exports = { productionBrowserSourceMaps: process.env.NODE_ENV === "development" };`,
    },
    {
      name: "webpack for development",
      path: "webpack.config.js",
      code: `module.exports = { mode: "development", devtool: "source-map" };`,
    },
    {
      name: "a server",
      path: "webpack.prod.js",
      code: `module.exports = { target: "node", devtool: "source-map" };`,
    },
    {
      name: "an option of something else",
      path: "src/build.ts",
      code: `export const build = { build: { sourcemap: true } };`,
    },
    { name: "switched off", path: ".env", code: "GENERATE_SOURCEMAP=false\n" },
  ],
  invalid: [
    {
      name: "Nuxt, for browsers",
      path: "nuxt.config.ts",
      code: `export default defineNuxtConfig({ sourcemap: { client: true } });`,
      findings: [{ at: "sourcemap: { client: true }" }],
      fixed: {
        "hide-maps": `export default defineNuxtConfig({ sourcemap: { client: "hidden" } });`,
      },
    },
    {
      name: "Nuxt, all of them",
      path: "nuxt.config.ts",
      code: `export default defineNuxtConfig({ sourcemap: true });`,
      findings: [{ at: "sourcemap: true" }],
    },
    {
      name: "Next.js",
      path: "next.config.mjs",
      code: `export default { reactStrictMode: true, productionBrowserSourceMaps: true };`,
      findings: [{ at: "productionBrowserSourceMaps: true", level: "information" }],
      fixed: { "remove-option": `export default { reactStrictMode: true };` },
    },
    {
      name: "Vite",
      path: "vite.config.ts",
      code: `import { defineConfig } from "vite";\nexport default defineConfig({ build: { sourcemap: true } });`,
      findings: [{ at: "sourcemap: true", fixes: ["hide-maps"] }],
      fixed: {
        "hide-maps": `import { defineConfig } from "vite";\nexport default defineConfig({ build: { sourcemap: "hidden" } });`,
      },
    },
    {
      name: "webpack in production",
      path: "config/webpack.prod.js",
      code: `module.exports = { devtool: 'source-map' };`,
      findings: [{ at: "devtool: 'source-map'" }],
      fixed: { "hide-maps": `module.exports = { devtool: 'hidden-source-map' };` },
    },
    {
      name: "a variable",
      path: ".env.production",
      code: "GENERATE_SOURCEMAP=true\n",
      findings: [{ at: "GENERATE_SOURCEMAP=true" }],
      fixed: { "switch-off": "GENERATE_SOURCEMAP=false\n" },
    },
  ],
});
