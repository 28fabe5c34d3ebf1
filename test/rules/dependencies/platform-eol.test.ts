import { rule } from "../../../src/rules/dependencies/platform-eol/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { composerJson, composerLock } from "./composer-files.ts";
import { lock, manifest } from "./registry-answers.ts";

const path = "package.json";
const composer = "composer.json";

testRule(rule, {
  valid: [
    { name: "a supported version", path, code: manifest({ "@vendure/core": "3.6.0" }) },
    { name: "a version that is behind", path, code: manifest({ "@vendure/core": "3.0.0" }) },
    { name: "a range that lets a new one in", path, code: manifest({ "@vendure/core": ">=2" }) },
    {
      name: "a store without a platform",
      path,
      code: manifest({ express: "^4.0.0", stripe: "1" }),
    },
    {
      name: "what the lockfile holds",
      path,
      code: manifest({ "@vendure/core": ">=2" }),
      files: lock({ "@vendure/core": "3.6.0" }),
    },
    {
      name: "a member without the platform below one with it",
      path: "packages/lib/package.json",
      code: manifest({ express: "^4.0.0" }),
      files: { "package.json": manifest({ "@vendure/core": "2.0.0" }) },
    },
    {
      name: "Magento with patches, by its lock file",
      path: composer,
      code: composerJson({ "magento/product-community-edition": "^2.4" }),
      files: composerLock({ "magento/product-community-edition": "2.4.7-p10" }),
    },
    {
      name: "a range that lets a new Magento in",
      path: composer,
      code: composerJson({ "magento/product-community-edition": ">=2.4.4" }),
    },
    {
      name: "images of PHP with fixes, without a version, and of others",
      path: "Dockerfile",
      code: "FROM php:8.2-fpm AS base\nFROM php:fpm\nFROM php:8-cli\nFROM acme/myphp:7.4\nFROM phpmyadmin:5.2\n",
    },
    {
      name: "constraints that let a PHP with fixes in, or one that is still to come",
      path: composer,
      code: composerJson(
        { php: "~7.4.0||~8.2.0", "ext-json": "*" },
        { config: { platform: { php: "8.3.14" } } },
      ),
    },
    { name: "a PHP of the future", path: composer, code: composerJson({ php: ">=9.0" }) },
    { name: "any PHP", path: composer, code: composerJson({ php: "*" }) },
  ],
  invalid: [
    {
      name: "constraints that let no PHP with fixes in, and the PHP that packages are chosen for",
      path: composer,
      code: composerJson(
        { php: "~7.4.0||~8.1.0" },
        { config: { platform: { php: "7.4.33" }, "sort-packages": true } },
      ),
      findings: [
        { at: "~7.4.0||~8.1.0", level: "information", message: "lets in no version of PHP" },
        { at: "7.4.33", level: "information", message: "PHP 7.4 has had no security fixes" },
      ],
    },
    {
      name: "images of PHP without fixes",
      path: "docker/php/Dockerfile",
      code: "FROM --platform=linux/amd64 docker.io/library/php:7.4.33-fpm-alpine AS build\nFROM php:8.1\n",
      findings: [
        {
          at: "7.4.33",
          level: "warning",
          message: "PHP 7.4 has had no security fixes since 2022-11-28",
        },
        { at: "8.1", message: "2025-12-31" },
      ],
    },
    {
      name: "Magento 2.4.5, at the lock file's version",
      path: composer,
      code: composerJson({ php: "~8.1", "magento/product-community-edition": "^2.4" }),
      files: composerLock({ "magento/product-community-edition": "2.4.5-p13" }),
      findings: [{ at: "^2.4", level: "warning", message: "(2.4.5-p13) gets no fixes" }],
    },
    {
      name: "Vendure 2",
      path,
      code: manifest({ "@vendure/core": "2.3.1" }),
      findings: [{ at: "2.3.1", level: "warning", message: "Vendure (2.3.1) gets no fixes" }],
    },
    {
      name: "Medusa 1, at the lockfile's version",
      path,
      code: manifest({ "@medusajs/medusa": "^1.12.0" }),
      files: lock({ "@medusajs/medusa": "1.20.11" }),
      findings: [{ at: "^1.12.0", message: "(1.20.11)" }],
    },
    {
      name: "in a package of a workspace",
      path: "apps/server/package.json",
      code: manifest({ "@vendure/core": "^1.9.0" }),
      findings: [{ at: "^1.9.0" }],
    },
  ],
});
