import { describe, expect, it } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";

function detect(files: Readonly<Record<string, string>>) {
  const { session } = new MemoryStore(files, { rules: [] });
  return session.platforms.all(Object.keys(files));
}

/** Platforms in short: `id role@folder version status`. */
function short(files: Readonly<Record<string, string>>): string[] {
  return detect(files).map(
    ({ id, roles, folder, version, status }) =>
      `${id} ${roles.join("+")} in ${folder === "" ? "." : folder} ${version?.version ?? "?"} ${status}`,
  );
}

function manifest(dependencies: Readonly<Record<string, string>>, more: object = {}): string {
  return JSON.stringify({ dependencies, ...more });
}

function lock(packages: Readonly<Record<string, string>>): string {
  const entries = Object.entries(packages).map(([name, version]) => [
    `node_modules/${name}`,
    { version },
  ]);
  return JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(entries) });
}

describe("a platform is proved by packages and files", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] =
    [
      [
        "Medusa 2, with the version of the lockfile",
        {
          "package.json": manifest({
            "@medusajs/medusa": "^2.0.0",
            "@medusajs/framework": "^2.0.0",
          }),
          "package-lock.json": lock({ "@medusajs/medusa": "2.8.4" }),
          "medusa-config.ts": "",
        },
        ["medusa back end in . 2.8.4 behind"],
      ],
      [
        "Medusa 1",
        { "package.json": manifest({ "@medusajs/medusa": "~1.20.0" }) },
        ["medusa-v1 back end in . ~1.20.0 ended"],
      ],
      [
        "a plug-in for Medusa",
        {
          "package.json": manifest(
            { "@medusajs/framework": "2.15.3" },
            { keywords: ["medusa-plugin-other"] },
          ),
        },
        ["medusa plug-in in . 2.15.3 supported"],
      ],
      [
        "a storefront for Medusa",
        { "package.json": manifest({ next: "15.0.0", "@medusajs/js-sdk": "2.1.0" }) },
        ["medusa-storefront storefront in . 2.1.0 unknown"],
      ],
      [
        "Vendure, a plug-in for it, and an old one",
        {
          "package.json": manifest({ "@vendure/core": "3.7.1" }),
          "src/vendure-config.ts": "",
          "plugins/reviews/package.json": manifest({ "@vendure/core": "3.2.0" }),
          "old/package.json": manifest({ "@vendure/core": "2.1.0" }),
        },
        [
          "vendure back end+plug-in in . 3.7.1 supported",
          "vendure plug-in in old 2.1.0 ended",
          "vendure plug-in in plugins/reviews 3.2.0 behind",
        ],
      ],
      [
        "EverShop",
        {
          "package.json": manifest({ "@evershop/evershop": "1.2.0" }),
          "config/default.json": "{}",
        },
        ["evershop store+plug-in in . 1.2.0 behind"],
      ],
      [
        "Hydrogen by its months",
        { "package.json": manifest({ "@shopify/hydrogen": "2026.7.0" }) },
        ["hydrogen storefront in . 2026.7.0 supported"],
      ],
      [
        "Hydrogen that is too old",
        { "package.json": manifest({ "@shopify/hydrogen": "~2024.4.2" }) },
        ["hydrogen storefront in . ~2024.4.2 ended"],
      ],
      [
        "a Shopify app with an extension",
        {
          "package.json": manifest({ "@shopify/shopify-app-remix": "^3.0.0" }),
          "shopify.app.toml": "",
          "extensions/discount/shopify.extension.toml": "",
        },
        [
          "shopify-app app in . ^3.0.0 unknown",
          "shopify-app plug-in in extensions/discount ? unknown",
        ],
      ],
      [
        "Saleor and Open Commerce",
        {
          "app/package.json": manifest({ "@saleor/app-sdk": "0.50.0" }),
          "shop/package.json": manifest({ "@reactioncommerce/api-core": "2.0.0" }),
          "shop/plugins.json": "{}",
        },
        [
          "saleor-app app in app 0.50.0 unknown",
          "open-commerce back end+plug-in in shop 2.0.0 ended",
        ],
      ],
      [
        "Magento with Composer's lock file",
        {
          "composer.json": JSON.stringify({
            require: { "magento/product-community-edition": "2.4.4" },
          }),
          "composer.lock": JSON.stringify({
            packages: [{ name: "magento/product-community-edition", version: "2.4.5-p3" }],
          }),
        },
        ["magento store in . 2.4.5-p3 ended"],
      ],
      [
        "WooCommerce with Composer's lock file, of which two release series are supported",
        {
          "a/composer.json": JSON.stringify({ require: { "wpackagist-plugin/woocommerce": "*" } }),
          "a/composer.lock": JSON.stringify({
            packages: [{ name: "wpackagist-plugin/woocommerce", version: "11.1.3" }],
          }),
          "b/composer.json": JSON.stringify({ require: { "wpackagist-plugin/woocommerce": "*" } }),
          "b/composer.lock": JSON.stringify({
            packages: [{ name: "wpackagist-plugin/woocommerce", version: "10.9.1" }],
          }),
        },
        ["woocommerce store in a 11.1.3 supported", "woocommerce store in b 10.9.1 behind"],
      ],
      [
        "modules of PHP platforms",
        {
          "a/composer.json": JSON.stringify({ type: "shopware-platform-plugin" }),
          "b/composer.json": JSON.stringify({ type: "prestashop-module" }),
          "c/package.json": manifest({ "@woocommerce/components": "1", "@wordpress/scripts": "1" }),
          "c/composer.json": "{",
        },
        [
          "shopware plug-in in a ? unknown",
          "prestashop plug-in in b ? unknown",
          "woocommerce plug-in in c ? unknown",
        ],
      ],
      [
        "Hydrogen before its versions were months",
        { "package.json": manifest({ "@shopify/hydrogen": "^1.7.3" }) },
        ["hydrogen storefront in . ^1.7.3 ended"],
      ],
      [
        "storefronts by the variables of their templates",
        {
          "a/package.json": manifest({ next: "15.1.0" }),
          "a/.env.example": "SHOPIFY_STOREFRONT_ACCESS_TOKEN=\n",
          "b/package.json": manifest({ next: "15.1.0" }),
          "b/.env.example": "NEXT_PUBLIC_SALEOR_API_URL=\n",
          "c/package.json": manifest({ next: "15.1.0" }),
          "c/.env.example": "SHOP_URL=\n",
        },
        [
          "nextjs-commerce storefront in a 15.1.0 unknown",
          "saleor-storefront storefront in b ? unknown",
        ],
      ],
      [
        "a prerelease of Next.js, which is not for production",
        {
          "package.json": manifest({ next: "15.6.0-canary.60" }),
          "lib/shopify/index.ts": "",
        },
        ["nextjs-commerce storefront in . 15.6.0-canary.60 behind"],
      ],
      [
        "plug-ins for WooCommerce by their header",
        {
          "package.json": manifest({ react: "19.0.0" }, { name: "@tea/tea-labels" }),
          "tea-labels.php": "<?php\n/**\n * Plugin Name: Tea\n * WC requires at least: 9.0\n */\n",
          "other.php": "<?php\n",
        },
        ["woocommerce plug-in in . ? unknown"],
      ],
      [
        "a store of PrestaShop by its modules, and a module",
        {
          "modules/tea/config.xml": "<?xml version='1.0'?>\n<module><name>tea</name></module>\n",
          "modules/tea/views/js/tea.js": "",
          "modules/bare/bare.js": "",
        },
        ["prestashop store in . ? unknown"],
      ],
      [
        "themes and modules of Magento by their scripts, below a root of its own",
        {
          "package.json": manifest({}),
          "module/view/frontend/requirejs-config.js": "var config = {};",
          "theme/web/requirejs-config.js": "var config = {};",
        },
        ["magento plug-in in module ? unknown", "magento theme in theme ? unknown"],
      ],
      [
        "a theme of Shopify in a folder without a manifest",
        {
          "package.json": manifest({}),
          "shops/tea/layout/theme.liquid": "",
        },
        ["shopify-theme theme in shops/tea ? unknown"],
      ],
      [
        "scripts that are called alike elsewhere",
        {
          "package.json": manifest({}),
          "src/requirejs-config.js": "var config = {};",
          "config.xml": "<settings/>",
        },
        [],
      ],
      [
        "a store without a platform",
        {
          "package.json": manifest({ express: "4.0.0", stripe: "14.0.0" }),
          "src/routes/cart.js": "",
          "src/routes/orders.js": "",
        },
        ["store store in . ? unknown"],
      ],
      [
        "a store by its models and routes",
        {
          "package.json": manifest({ express: "4.0.0" }),
          "prisma/schema.prisma": "model Product {\n}\nmodel Order {\n}\n",
          "src/app/checkout/page.tsx": "",
          "src/app/cart/page.tsx": "",
        },
        ["store store in . ? unknown"],
      ],
    ];
  it.each(cases)("%s", (_, files, expected) => {
    expect(short(files)).toEqual(expected);
  });

  it.each([
    ["a payment SDK alone", { "package.json": manifest({ stripe: "14.0.0" }), "src/a.js": "" }],
    [
      "one word alone",
      { "package.json": manifest({ stripe: "14.0.0" }), "src/routes/cart.js": "" },
    ],
    ["no package at all", { "src/vendure-config.ts": "" }],
    ["a client of the API", { "package.json": manifest({ "@medusajs/js-sdk": "2.0.0" }) }],
    ["a broken manifest", { "package.json": '{ "dependencies": {' }],
    ["a theme's file of another kind", { "config/settings_schema.json": "[]" }],
  ])("not by %s", (_, files) => {
    expect(short(files)).toEqual([]);
  });
});
