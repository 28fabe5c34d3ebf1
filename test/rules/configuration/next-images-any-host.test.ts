import { rule } from "../../../src/rules/configuration/next-images-any-host/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "next.config.js";
const config = (images: string): string => `module.exports = { images: ${images} };`;

testRule(rule, {
  valid: [
    {
      name: "hosts by name",
      path,
      code: config('{ remotePatterns: [{ hostname: "cdn.shop.com" }] }'),
    },
    {
      name: "subdomains of one host",
      path,
      code: config('{ remotePatterns: [{ hostname: "**.shop.com" }] }'),
    },
    { name: "whole names, of which a star is none", path, code: config('{ domains: ["*"] }') },
    {
      name: "pictures that are left as they are",
      path,
      code: config('{ unoptimized: true, remotePatterns: [{ hostname: "**" }] }'),
    },
    {
      name: "another service",
      path,
      code: config(
        '{ loader: "custom", loaderFile: "./l.js", remotePatterns: [{ hostname: "**" }] }',
      ),
    },
    {
      name: "development only",
      path,
      code: `const isDev = process.env.NODE_ENV === "development";
module.exports = { images: { remotePatterns: isDev ? [{ hostname: "**" }] : hosts } };`,
    },
    {
      name: "a host of the environment",
      path,
      code: config("{ remotePatterns: [{ hostname: process.env.IMAGE_HOST }] }"),
    },
    {
      name: "another file",
      path: "src/images.ts",
      code: config('{ remotePatterns: [{ hostname: "**" }] }'),
    },
  ],
  invalid: [
    {
      name: "every host",
      path,
      code: config(
        '{ remotePatterns: [{ hostname: "cdn.shop.com" }, { protocol: "https", hostname: "**" }] }',
      ),
      findings: [{ at: '{ protocol: "https", hostname: "**" }', level: "warning" }],
    },
    {
      name: "a module in TypeScript, wrapped by a plug-in",
      path: "apps/web/next.config.ts",
      code: `import withIntl from "next-intl/plugin";
const patterns = [{ hostname: "*" }];
const nextConfig = { images: { remotePatterns: patterns } };
export default withIntl()(nextConfig);`,
      findings: [{ at: '{ hostname: "*" }' }],
    },
    {
      name: "every host with an ending, as an address",
      path: "next.config.mjs",
      code: `export default { images: { remotePatterns: [new URL("https://**.com/**")] } };`,
      findings: [{ at: 'new URL("https://**.com/**")' }],
    },
    {
      name: "addresses inside the network",
      path,
      code: config(
        '{ dangerouslyAllowLocalIP: true, remotePatterns: [{ hostname: "cdn.shop.com" }] }',
      ),
      findings: [{ at: "dangerouslyAllowLocalIP: true", fixes: ["remove-option"] }],
      fixed: { "remove-option": config('{ remotePatterns: [{ hostname: "cdn.shop.com" }] }') },
    },
  ],
});
