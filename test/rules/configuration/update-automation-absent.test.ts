import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/configuration/update-automation-absent/rule.ts";
import { trackedFindings } from "../../harness/tracked-findings.ts";

const SHOP = { "package.json": '{ "name": "shop" }', "package-lock.json": "{}" };
const found = (files: Readonly<Record<string, string>>, tracked?: readonly string[]) =>
  trackedFindings([rule], files, tracked).map(({ file, level }) => [file, level]);

describe("update-automation-absent", () => {
  it.each([
    ["Dependabot", { ...SHOP, ".github/dependabot.yml": "version: 2\n" }],
    ["Renovate", { ...SHOP, "renovate.json": "{}" }],
    ["Renovate in package.json", { ...SHOP, "package.json": '{ "renovate": {} }' }],
    ["a workflow", { ...SHOP, ".github/workflows/update.yml": "run: npx npm-check-updates -u\n" }],
    ["a word in the README", { ...SHOP, "README.md": "Updates come from Snyk.\n" }],
    ["no lockfile", { "package.json": "{}" }],
    ["a folder without a package", { "package-lock.json": "{}" }],
  ])("stays silent: %s", (_name, files) => {
    expect(found(files)).toEqual([]);
  });

  it.each([
    ["npm", SHOP],
    ["pnpm", { "package.json": "{}", "pnpm-lock.yaml": "" }],
    ["beside other workflows", { ...SHOP, ".github/workflows/test.yml": "on: push\n" }],
  ])("reports %s", (_name, files) => {
    expect(found(files)).toEqual([["package.json", "information"]]);
  });

  it("says nothing where nothing is tracked", () => {
    expect(found(SHOP, [])).toEqual([]);
  });
});
