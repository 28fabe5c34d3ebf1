import { describe, expect, it } from "vitest";
import { editDistance } from "../../../src/rules/dependencies/dep-suspicious-name-or-new/edit-distance.ts";
import { rule } from "../../../src/rules/dependencies/dep-suspicious-name-or-new/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { answers, manifest } from "./registry-answers.ts";

const path = "package.json";

const FIVE = {
  "1.0.0": "2026-01-01",
  "1.1.0": "2026-02-01",
  "1.2.0": "2026-03-01",
  "1.3.0": "2026-04-01",
  "1.4.0": "2026-05-01",
};
const byAnn = Object.fromEntries(Object.keys(FIVE).map((version) => [version, "ann"]));

/** A workspace of npm with a private package that the lockfile takes from `entry`. */
function workspace(entry: Readonly<Record<string, unknown>>, isPrivate = true) {
  return {
    "packages/till/package.json": JSON.stringify({ name: "till-tools", private: isPrivate }),
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { workspaces: ["packages/*"], dependencies: { "till-tools": "^1.0.0" } },
        "packages/till": { name: "till-tools", version: "0.0.1" },
        "node_modules/till-tools": entry,
      },
    }),
  };
}
const fetched = { version: "1.0.0", resolved: "https://r.test/t.tgz", integrity: "sha512-a" };

testRule(rule, {
  valid: [
    {
      name: "releases as they have always been, and a version of another registry",
      path: "package.json",
      code: manifest({ wrap: "1.4.0", own: "9.0.0" }),
      lookups: answers({
        wrap: { versions: FIVE, publishers: byAnn },
        own: { versions: { "1.0.0": "2026-01-01" } },
      }),
    },
    {
      name: "the real names, and real packages that are called almost like them",
      path,
      code: manifest({
        "@medusajs/medusa": "2.0.0",
        "@vendure/core": "3.5.4",
        "@nestjsx/crud": "5.0.0",
        bcryptjs: "3.0.0",
        bcrypt: "6.0.0",
        csrf: "3.1.0",
        gaxios: "6.0.0",
        graphiql: "4.0.0",
        "express-ws": "5.0.0",
        "react-dnd": "16.0.0",
        "preact-router": "4.0.0",
      }),
    },
    {
      name: "a package of the project's own scope",
      path,
      code: JSON.stringify({ name: "@medusa/shop", dependencies: { "@medusa/ui": "1.0.0" } }),
    },
    {
      name: "a fork in a folder, and one from git",
      path,
      code: manifest({ expres: "file:./forks/expres", lodahs: "github:acme/lodahs#0a1b2c3" }),
    },
    { name: "a peer", path, code: manifest({ expres: "^4.0.0" }, "peerDependencies") },
    {
      name: "an old package with many releases",
      path,
      code: manifest({ axiox: "^1.0.0" }),
      lookups: answers({
        axiox: {
          versions: {
            "1.0.0": "2019-01-01",
            "1.1.0": "2020-01-01",
            "1.2.0": "2021-01-01",
            "1.3.0": "2022-01-01",
            "1.4.0": "2023-01-01",
          },
        },
      }),
    },
    {
      name: "an alias of a real package",
      path,
      code: manifest({ expres: "npm:express@^5.0.0" }),
    },
    {
      name: "a private package of the workspace that is linked",
      path,
      code: manifest({ "till-tools": "^1.0.0" }),
      files: workspace({ resolved: "packages/till", link: true }),
    },
    {
      name: "a package of the workspace that is published",
      path,
      code: manifest({ "till-tools": "^1.0.0" }),
      files: workspace(fetched, false),
    },
  ],
  invalid: [
    {
      name: "a version that was taken off its registry",
      path: "package.json",
      code: manifest({ wrap: "1.2.5" }),
      lookups: answers({ wrap: { versions: { "1.2.4": "2026-01-01" }, removed: ["1.2.5"] } }),
      findings: [{ at: "1.2.5", level: "warning", message: "was taken off its registry" }],
    },
    {
      name: "a release made by hand after two that say how they were built",
      path: "package.json",
      code: manifest({ wrap: "1.2.0" }),
      lookups: answers({
        wrap: {
          versions: { "1.0.0": "2026-01-01", "1.1.0": "2026-02-01", "1.2.0": "2026-11-10" },
          provenance: ["1.0.0", "1.1.0"],
        },
      }),
      findings: [{ at: "1.2.0", message: "does not say how it was built; 1.1.0" }],
    },
    {
      name: "a release of the last days by somebody new, whatever they are called",
      path: "package.json",
      code: manifest({ wrap: "1.5.0" }),
      lookups: answers({
        wrap: {
          versions: { ...FIVE, "1.5.0": "2026-11-20" },
          publishers: { ...byAnn, "1.5.0": "eve\u202E" },
        },
      }),
      findings: [{ at: "1.5.0", message: "published 2 days ago by somebody who never did" }],
    },
    {
      name: "a letter too few, swapped letters, a hyphen",
      path,
      code: manifest({ expres: "^4.0.0", lodahs: "^4.0.0", crossenv: "^7.0.0" }),
      findings: [
        { at: "expres", level: "warning", message: "expres is called almost like express" },
        { at: "lodahs", message: "almost like lodash" },
        { at: "crossenv", message: "almost like cross-env" },
      ],
    },
    {
      name: "scopes of nobody knows whom, as development dependencies as well",
      path,
      code: manifest(
        { "@medusa/medusa": "2.0.0", "@vendure-core/core": "3.0.0" },
        "devDependencies",
      ),
      findings: [
        { at: "@medusa/medusa", message: "not from @medusajs" },
        { at: "@vendure-core/core", message: "not from @vendure" },
      ],
    },
    {
      name: "a scope with a letter swapped",
      path,
      code: manifest({ "@shoipfy/shopify-api": "11.0.0" }),
      findings: [{ at: "@shoipfy/shopify-api", message: "not from @shopify" }],
    },
    {
      name: "a platform without its scope",
      path,
      code: manifest({ "vendure-core": "3.0.0" }),
      findings: [{ at: "vendure-core", message: "vendure-core is not @vendure/core" }],
    },
    {
      name: "two edits in a long name",
      path,
      code: manifest({ "expres-sesion": "^1.0.0" }),
      findings: [{ at: "expres-sesion", message: "almost like express-session" }],
    },
    {
      name: "a real name whose package is another one",
      path,
      code: manifest({ mongoose: "npm:moongoose@^8.0.0" }),
      findings: [
        { at: "npm:moongoose@^8.0.0", message: "moongoose is called almost like mongoose" },
      ],
    },
    {
      name: "few releases that a registry knows of",
      path,
      code: manifest({ axiox: "^1.0.0" }),
      lookups: answers({ axiox: { versions: { "1.0.0": "2026-10-01" } } }),
      findings: [{ at: "axiox" }],
    },
    {
      name: "a plug-in that is new and has one maintainer",
      path,
      code: manifest({ "medusa-plugin-gifts": "^1.0.0" }),
      lookups: new Map(
        [...answers({ "medusa-plugin-gifts": { versions: { "1.0.0": "2026-11-12" } } })].map(
          ([name, answer]) => [
            name,
            answer.ok ? { ...answer, facts: { ...answer.facts, maintainers: 1 } } : answer,
          ],
        ),
      ),
      findings: [{ at: "medusa-plugin-gifts", level: "hint", message: "10 days ago" }],
    },
    {
      name: "a private package of the workspace that comes from a registry",
      path,
      code: manifest({ "till-tools": "^1.0.0" }),
      files: workspace(fetched),
      findings: [{ at: "till-tools", message: "is a package of this project" }],
    },
  ],
});

describe("editDistance", () => {
  it("counts a swap of neighbours once, and stops counting above the most", () => {
    expect(editDistance("lodash", "lodahs", 2)).toBe(1);
    expect(editDistance("express", "expres", 2)).toBe(1);
    expect(editDistance("stripe", "winston", 2)).toBe(3);
    expect(editDistance("", "ab", 2)).toBe(2);
  });
});
