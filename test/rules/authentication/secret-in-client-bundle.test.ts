import { rule } from "../../../src/rules/authentication/secret-in-client-bundle/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "esbuild: code for a server",
      code: `import { build } from "esbuild";
build({ platform: "node", define: { KEY: JSON.stringify(process.env.API_SECRET) } });`,
    },
    {
      name: "Vite: public keys, versions and flags",
      path: "vite.config.ts",
      code: `import { loadEnv } from "vite";
export default ({ mode }) => {
  const env = loadEnv(mode, process.cwd(), "");
  return { define: {
    __SEARCH__: JSON.stringify(env.SEARCH_PUBLIC_KEY),
    __VERSION__: JSON.stringify(env.npm_package_version),
    __PAYS__: JSON.stringify(Boolean(env.PAY_SECRET_KEY)),
    __KIND__: JSON.stringify(env.PAY_SECRET_KEY ? "live" : "none"),
  } };
};
`,
    },
    {
      name: "a component: public names, whether there is one, and other settings",
      path: "src/app/pay.tsx",
      code: `"use client";
export const Pay = () => <p data-on={Boolean(process.env.PAY_SECRET)}>{process.env.NEXT_PUBLIC_PAY_KEY}{process.env.NODE_ENV}</p>;
`,
    },
    {
      name: "the same on the server",
      path: "src/app/pay.tsx",
      code: "export const Pay = async () => <Form intent={await intentOf(process.env.PAY_SECRET)} />;\n",
    },
    {
      name: "keys that pages may know, and secrets under names of their own",
      path: ".env",
      code: `PUBLIC_STOREFRONT_API_TOKEN=3a4b5c6d7e8f90112233445566778899
PRIVATE_STOREFRONT_API_TOKEN=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
PUBLIC_ADMIN_URL=https://admin.corner-shop.com
`,
    },
    {
      name: "keys that are made for pages",
      code: `export const keys = [
  process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
  import.meta.env.VITE_ALGOLIA_SEARCH_KEY,
  process.env.REACT_APP_GOOGLE_MAPS_API_KEY,
  import.meta.env.PUBLIC_STOREFRONT_API_TOKEN,
];`,
    },
    {
      name: "addresses of the administration",
      code: `export const url = process.env.NEXT_PUBLIC_ADMIN_URL + import.meta.env.VITE_ADMIN_PATH;`,
    },
    {
      name: "a secret of the server",
      code: `export const secret = process.env.STRIPE_SECRET_KEY;`,
    },
    {
      name: "whether a secret is there",
      path: "next.config.js",
      code: `module.exports = { env: { HAS_PAYPAL_SECRET: String(!!process.env.PAYPAL_SECRET), SHOP_URL: process.env.SHOP_URL } };`,
    },
    {
      name: "a setting of the same name elsewhere",
      code: `export const server = { env: { PAYPAL_SECRET: process.env.PAYPAL_SECRET } };`,
    },
    {
      name: "rules about passwords",
      code: `export const least = process.env.NEXT_PUBLIC_PASSWORD_MIN_LENGTH;`,
    },
    {
      name: "the account that visitors of the demo use",
      code: `export const password = import.meta.env.VITE_DEMO_PASSWORD;`,
    },
  ],
  invalid: [
    {
      name: "Vite and esbuild: a secret under another name",
      path: "vite.config.ts",
      code: `import { build } from "esbuild";
import { loadEnv } from "vite";
export default ({ mode }) => {
  const env = loadEnv(mode, process.cwd(), "");
  return { define: { __SEARCH__: JSON.stringify(env.SEARCH_ADMIN_KEY) } };
};
export const pages = build({ define: { KEY: JSON.stringify(process.env.API_SECRET) } });`,
      findings: [
        { at: "__SEARCH__: JSON.stringify(env.SEARCH_ADMIN_KEY)" },
        { at: "KEY: JSON.stringify(process.env.API_SECRET)" },
      ],
    },
    {
      name: "a secret in a component for browsers",
      path: "src/app/pay.tsx",
      code: `"use client";
export const Pay = () => <Form token={process.env.PAY_API_SECRET} />;
`,
      findings: [{ at: "process.env.PAY_API_SECRET", level: "information" }],
    },
    {
      name: "a token of the Admin API under a public name of Hydrogen",
      path: ".env",
      code: `PUBLIC_STORE_ADMIN_TOKEN=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
`,
      findings: [{ at: "PUBLIC_STORE_ADMIN_TOKEN", level: "error" }],
    },
    ...[
      { name: "a folder of scripts", path: "scripts/sync.ts", before: "" },
      { name: "a program of its own", path: "src/sync.mjs", before: "#!/usr/bin/env node\n" },
      {
        name: "settings read from a file",
        path: "src/sync.ts",
        before: 'import "dotenv/config";\n',
      },
      {
        name: "files of the machine",
        path: "src/sync.ts",
        before: 'import { readFileSync } from "fs";\n',
      },
    ].map(({ name, path, before }) => ({
      name: `gives nothing away yet: ${name}`,
      path,
      code: `${before}export const secret = process.env.NEXT_PUBLIC_PAYPAL_SECRET;`,
      findings: [
        {
          at: "process.env.NEXT_PUBLIC_PAYPAL_SECRET",
          level: path.startsWith("scripts/") ? ("information" as const) : ("warning" as const),
          message: "the first page that reads it",
          fixes: ["drop-prefix"],
        },
      ],
    })),
    {
      name: "a page of Next",
      path: "src/components/refund.tsx",
      code: `"use client";
export const key = process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY;`,
      findings: [{ at: "process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY", level: "error", fixes: [] }],
    },
    {
      name: "Vite and Create React App",
      code: `import { createClient } from "@supabase/supabase-js";
export const db = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_SERVICE_ROLE_KEY);
export const { REACT_APP_ADMIN_PASSWORD } = process.env;`,
      findings: [
        { at: "import.meta.env.VITE_SUPABASE_SERVICE_ROLE_KEY" },
        { at: "REACT_APP_ADMIN_PASSWORD" },
      ],
    },
    {
      name: "a route that only the server runs",
      path: "src/app/api/refund/route.ts",
      code: `export async function POST() {
  return refund(process.env.NEXT_PUBLIC_PAYPAL_SECRET);
}
`,
      findings: [
        { at: "process.env.NEXT_PUBLIC_PAYPAL_SECRET", level: "warning", fixes: ["drop-prefix"] },
      ],
      fixed: {
        "drop-prefix": `export async function POST() {
  return refund(process.env.PAYPAL_SECRET);
}
`,
      },
    },
    {
      name: "the settings of Next",
      path: "next.config.mjs",
      code: `export default {
  env: {
    SHOP_URL: process.env.SHOP_URL,
    PAYPAL_SECRET: process.env.PAYPAL_SECRET,
  },
};
`,
      findings: [{ at: "PAYPAL_SECRET: process.env.PAYPAL_SECRET", fixes: ["remove-entry"] }],
    },
    {
      name: "the whole environment in Vite",
      path: "vite.config.ts",
      code: `import { defineConfig, loadEnv } from "vite";
export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), "");
  return { define: { "process.env": env } };
});`,
      findings: [{ at: `"process.env": env`, message: "whole environment" }],
    },
    {
      name: "the address of a database in Vite",
      path: "vite.config.ts",
      code: `import { defineConfig } from "vite";
export default defineConfig({
  define: {
    "process.env.DATABASE_URL": JSON.stringify(process.env.DATABASE_URL || ""),
    "process.env.SHOP_MONGO_URI": JSON.stringify(process.env.SHOP_MONGO_URI),
    "process.env.API_URL": JSON.stringify(process.env.API_URL),
    "process.env.HAS_REDIS_URL": JSON.stringify(!!process.env.REDIS_URL),
  },
});`,
      findings: [
        { at: `"process.env.DATABASE_URL": JSON.stringify(process.env.DATABASE_URL || "")` },
        { at: `"process.env.SHOP_MONGO_URI": JSON.stringify(process.env.SHOP_MONGO_URI)` },
      ],
    },
    {
      name: "DefinePlugin of webpack",
      path: "webpack.config.js",
      code: `const webpack = require("webpack");
module.exports = {
  plugins: [new webpack.DefinePlugin({ "process.env": JSON.stringify(process.env), "process.env.JWT_SECRET": JSON.stringify(process.env.JWT_SECRET) })],
};`,
      findings: [
        { at: `"process.env": JSON.stringify(process.env)` },
        { at: `"process.env.JWT_SECRET": JSON.stringify(process.env.JWT_SECRET)` },
      ],
    },
  ],
});
