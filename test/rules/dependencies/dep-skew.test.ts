import { rule } from "../../../src/rules/dependencies/dep-skew/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { answers, lock, manifest } from "./registry-answers.ts";

const path = "package.json";

testRule(rule, {
  valid: [
    {
      name: "one version",
      path,
      code: manifest({ "@vendure/core": "3.5.4", "@vendure/email-plugin": "3.5.4" }),
    },
    {
      name: "different ranges that the lockfile resolves to one version",
      path,
      code: manifest({ react: "^19.0.0", "react-dom": "^19.1.0" }),
      files: lock({ react: "19.2.0", "react-dom": "19.2.0" }),
    },
    {
      name: "ranges without a lockfile",
      path,
      code: manifest({ react: "^18.0.0", "react-dom": "^19.1.0" }),
    },
    {
      name: "packages of the scope that have their own pace",
      path,
      code: manifest({
        "@medusajs/medusa": "2.10.0",
        "@medusajs/ui": "4.0.3",
        "@medusajs/icons": "2.9.0",
      }),
    },
    {
      name: "version 1 of Medusa, whose packages had versions of their own",
      path,
      code: manifest({ "@medusajs/medusa": "1.20.10", "@medusajs/utils": "1.10.1" }),
    },
    {
      name: "minor versions of Nest",
      path,
      code: manifest({ "@nestjs/core": "11.0.1", "@nestjs/common": "11.1.0" }),
    },
    {
      name: "a peer dependency",
      path,
      code: JSON.stringify({
        dependencies: { react: "19.2.0" },
        peerDependencies: { "react-dom": "18.2.0" },
      }),
    },
    {
      name: "a prerelease",
      path,
      code: manifest({ "@medusajs/medusa": "2.10.0", "@medusajs/framework": "2.11.0-snapshot.1" }),
    },
  ],
  invalid: [
    {
      name: "one that was left behind",
      path,
      code: manifest({
        "@vendure/core": "3.5.4",
        "@vendure/email-plugin": "^3.4.0",
        "@vendure/admin-ui-plugin": "3.5.4",
      }),
      files: lock({
        "@vendure/core": "3.5.4",
        "@vendure/email-plugin": "3.4.0",
        "@vendure/admin-ui-plugin": "3.5.4",
      }),
      findings: [
        {
          at: "^3.4.0",
          level: "warning",
          message: "@vendure/email-plugin is at 3.4.0, while @vendure/core is at 3.5.4",
          fixes: ["align"],
        },
      ],
      // The lockfile is still the old one after the edit.
      fixed: {
        align: manifest({
          "@vendure/core": "3.5.4",
          "@vendure/email-plugin": "^3.5.4",
          "@vendure/admin-ui-plugin": "3.5.4",
        }),
      },
      leaves: { align: 1 },
    },
    {
      name: "one that was moved alone: the others follow it, nothing goes back",
      path,
      code: manifest({
        "@nestjs/common": "10.4.1",
        "@nestjs/core": "10.4.1",
        "@nestjs/websockets": "11.1.0",
      }),
      findings: [{ at: "11.1.0", message: "@nestjs/websockets is at 11.1.0", fixes: ["align"] }],
      fixed: {
        align: manifest({
          "@nestjs/common": "11.1.0",
          "@nestjs/core": "11.1.0",
          "@nestjs/websockets": "11.1.0",
        }),
      },
    },
    {
      name: "a highest version that has only just come out: said, with no fix",
      path,
      code: manifest({ react: "19.2.0", "react-dom": "18.3.1" }),
      lookups: answers({
        "react-dom": { versions: { "18.3.1": "2026-01-01", "19.2.0": "2026-11-22" } },
      }),
      findings: [{ at: "18.3.1", fixes: [] }],
    },
    {
      name: "React in two versions, as a development dependency",
      path,
      code: manifest({ react: "19.2.0", "react-dom": "18.3.1" }, "devDependencies"),
      findings: [{ at: "18.3.1", level: "information" }],
    },
  ],
});
