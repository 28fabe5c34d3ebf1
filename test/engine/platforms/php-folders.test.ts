import { describe, expect, it } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";

describe("a plug-in of PHP without a manifest is proved by files that are not listed", () => {
  const header = "<?php\n/**\n * Plugin Name: Acme Pay\n * WC requires at least: 9.0\n */\n";
  const script = "export const x = 1;\n";
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    readonly string[],
    readonly string[],
  ])[] = [
    [
      "WooCommerce, among the plug-ins of a site",
      { "wp-content/plugins/acme-pay/acme-pay.php": header },
      ["wp-content/plugins/acme-pay/assets/js/pay.js"],
      ["woocommerce plug-in in wp-content/plugins/acme-pay ? unknown"],
    ],
    [
      "WooCommerce, in a folder of the root",
      { "acme-pay/acme-pay.php": header },
      ["acme-pay/assets/pay.js"],
      ["woocommerce plug-in in acme-pay ? unknown"],
    ],
    [
      "a plug-in of WordPress that is for no shop",
      { "acme-pay/acme-pay.php": "<?php\n/** Plugin Name: Acme */\n" },
      ["acme-pay/assets/pay.js"],
      [],
    ],
    [
      "a shop with WooCommerce below the root",
      { "shop/wp-content/plugins/woocommerce/woocommerce.php": "<?php\n" },
      ["shop/wp-content/themes/lamps/js/theme.js"],
      ["woocommerce store in shop ? unknown"],
    ],
    [
      "PrestaShop, a module, which shows the shop around it",
      {
        "modules/acmepay/config.xml": "<?xml version='1.0'?><module><name>acmepay</name></module>",
      },
      ["modules/acmepay/views/js/front.js"],
      ["prestashop store in . ? unknown"],
    ],
    [
      "PrestaShop, a shop below the root",
      { "shop/config/config.inc.php": "<?php define('_PS_ROOT_DIR_', 1);\n" },
      ["shop/themes/classic/_dev/js/theme.js"],
      ["prestashop store in shop ? unknown"],
    ],
    [
      "Shopware, by where its scripts stand",
      {},
      ["custom/static-plugins/AcmePay/src/Resources/app/storefront/src/main.js"],
      ["shopware plug-in in custom/static-plugins/AcmePay ? unknown"],
    ],
    [
      "Shopware, an app",
      {
        "apps/AcmePay/manifest.xml":
          '<manifest xsi:noNamespaceSchemaLocation="https://raw.githubusercontent.com/shopware/shopware/trunk/src/Core/Framework/App/Manifest/Schema/manifest-3.0.xsd"></manifest>',
      },
      ["apps/AcmePay/Resources/app/storefront/src/plugin.js"],
      ["shopware app in apps/AcmePay ? unknown"],
    ],
    [
      "Magento, a module for the back office",
      {},
      ["app/code/Acme/Pay/view/adminhtml/requirejs-config.js"],
      ["magento plug-in in app/code/Acme/Pay ? unknown"],
    ],
    [
      "Magento, a shop below the root",
      { "shop/app/etc/env.php": "<?php\nreturn [];\n" },
      ["shop/pub/static/js/own.js"],
      ["magento store in shop ? unknown"],
    ],
  ];
  it.each(cases)("%s", (_, unlisted, listed, expected) => {
    const files = { ...unlisted, ...Object.fromEntries(listed.map((path) => [path, script])) };
    const { session } = new MemoryStore(files, { rules: [] });
    expect(
      session.platforms
        .all(listed)
        .map(
          ({ id, roles, folder, version, status }) =>
            `${id} ${roles.join("+")} in ${folder === "" ? "." : folder} ${version?.version ?? "?"} ${status}`,
        ),
    ).toEqual(expected);
  });
});
