import { rule } from "../../../src/rules/dependencies/platform-behind-security-patch/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerJson, composerLock } from "./composer-files.ts";
import { lock, manifest } from "./registry-answers.ts";

const path = "composer.json";

/** A composer.json whose lock file holds one package at a version. */
function locked(name: string, version: string) {
  return { path, code: composerJson({ [name]: "*" }), files: composerLock({ [name]: version }) };
}

const CONFIG = { "src/vendure-config.ts": "export const config = {};" };

testRule(rule, {
  valid: [
    { name: "the patch", ...locked("magento/product-community-edition", "2.4.7-p10") },
    { name: "a later patch", ...locked("magento/product-community-edition", "2.4.8-p11") },
    { name: "the newest version", ...locked("magento/product-community-edition", "2.4.9") },
    {
      name: "a version that gets no fixes at all is another finding",
      ...locked("magento/product-community-edition", "2.4.5-p13"),
    },
    {
      name: "a range, which may let the patch in",
      path,
      code: composerJson({ "magento/product-community-edition": "^2.4.7" }),
    },
    { name: "a mended PrestaShop", ...locked("prestashop/prestashop", "8.2.6") },
    { name: "a mended Shopware", ...locked("shopware/core", "v6.5.8.13") },
    { name: "the last minor version of Shopware 6.6", ...locked("shopware/core", "v6.6.10.2") },
    {
      name: "the latest minor version of Vendure",
      path: "package.json",
      code: manifest({ "@vendure/core": "3.7.0" }),
      files: CONFIG,
    },
    {
      name: "a plug-in that is tried against an older Vendure",
      path: "package.json",
      code: manifest({ "@vendure/core": "3.5.0" }),
    },
    {
      name: "a range of Vendure that lets a new one in",
      path: "package.json",
      code: manifest({ "@vendure/core": "^3.5.0" }),
      files: CONFIG,
    },
  ],
  invalid: [
    {
      name: "Magento one patch behind, as Composer orders patches",
      ...locked("magento/product-community-edition", "2.4.7-p9"),
      findings: [
        {
          at: "*",
          level: "warning",
          message: "2.4.7-p9 lacks the fixes of bulletin APSB26-49 of 2026-05-12.",
        },
      ],
    },
    {
      name: "a preview of Magento",
      ...locked("magento/product-community-edition", "2.4.9-beta1"),
      findings: [{ at: "*" }],
    },
    {
      name: "Adobe Commerce 2.4.5, which gets fixes for longer",
      ...locked("magento/product-enterprise-edition", "2.4.5-p16"),
      findings: [{ at: "*", message: "2.4.5-p16 lacks" }],
    },
    {
      name: "PrestaShop 9.0",
      ...locked("prestashop/prestashop", "9.0.3"),
      findings: [{ at: "*", message: "CVE-2026-44212" }],
    },
    {
      name: "Shopware with four numbers",
      ...locked("shopware/core", "v6.5.8.12"),
      findings: [{ at: "*", level: "warning", message: "CVE-2024-42357" }],
    },
    {
      name: "Shopware 6.6 before its last minor version",
      ...locked("shopware/core", "v6.6.9.0"),
      findings: [{ at: "*", level: "information", message: "gets no fixes" }],
    },
    {
      name: "an older minor version of Vendure 3",
      path: "package.json",
      code: manifest({ "@vendure/core": "^3.5.0" }),
      files: { ...CONFIG, ...lock({ "@vendure/core": "3.6.1" }) },
      findings: [{ at: "^3.5.0", level: "information", message: "Vendure 3.6.1 gets no fixes" }],
    },
  ],
});
