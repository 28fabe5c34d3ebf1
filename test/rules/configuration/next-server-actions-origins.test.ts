import { rule } from "../../../src/rules/configuration/next-server-actions-origins/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "next.config.js";
const config = (list: string): string =>
  `module.exports = { experimental: { serverActions: { allowedOrigins: ${list} } } };`;

testRule(rule, {
  valid: [
    { name: "hosts by name", path, code: config('["shop.com", "www.shop.com"]') },
    { name: "subdomains of one's own", path, code: config('["*.shop.com", "**.shop.com"]') },
    { name: "one project at a hosting service", path, code: config('["corner-shop.vercel.app"]') },
    {
      name: "development only",
      path,
      code: config('process.env.NODE_ENV === "production" ? ["shop.com"] : ["*.ngrok-free.app"]'),
    },
    { name: "a list of the environment", path, code: config('process.env.ORIGINS?.split(",")') },
    {
      name: "origins of something else",
      path,
      code: 'module.exports = { allowedOrigins: ["*.vercel.app"] };',
    },
    { name: "another file", path: "src/a.ts", code: config('["*.vercel.app"]') },
  ],
  invalid: [
    {
      name: "a whole hosting service",
      path,
      code: config('["shop.com", "*.vercel.app"]'),
      findings: [{ at: '"*.vercel.app"', level: "warning", fixes: ["remove-entry"] }],
      fixed: { "remove-entry": config('["shop.com"]') },
    },
    {
      name: "tunnels, in a module of TypeScript",
      path: "apps/web/next.config.ts",
      code: `import type { NextConfig } from "next";
const nextConfig: NextConfig = { serverActions: { allowedOrigins: ["**.ngrok-free.app", "localhost:3000"] } };
export default nextConfig;`,
      findings: [{ at: '"**.ngrok-free.app"' }],
    },
    {
      name: "a whole ending",
      path: "next.config.mjs",
      code: `const origins = ["*.com"];
export default { experimental: { serverActions: { allowedOrigins: origins } } };`,
      findings: [{ at: '"*.com"', message: ".com" }],
    },
    {
      name: "a star that does nothing",
      path,
      code: config('["*"]'),
      findings: [{ at: '"*"', level: "information", message: "matches no origin" }],
    },
  ],
});
