import { rule } from "../../../src/rules/dependencies/dep-non-registry-source/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { manifest } from "./registry-answers.ts";

const path = "package.json";
const COMMIT = "4f3c2b1a4f3c2b1a4f3c2b1a4f3c2b1a4f3c2b1a";

function locked(entries: Readonly<Record<string, unknown>>) {
  return {
    "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages: { "": {}, ...entries } }),
  };
}

testRule(rule, {
  valid: [
    { name: "ranges of a registry", path, code: manifest({ a: "^1.0.0", b: "1.x", c: "npm:d@2" }) },
    {
      name: "a commit, in full and short",
      path,
      code: manifest({
        a: `github:partner/a#${COMMIT}`,
        b: "git+https://git.test/b.git#4f3c2b1",
        c: `https://codeload.test/o/r/tar.gz/${COMMIT}`,
      }),
    },
    {
      name: "packages of the project",
      path,
      code: manifest({ a: "workspace:*", b: "file:../b", c: "link:../c", d: "catalog:" }),
    },
    { name: "any version of a peer", path, code: manifest({ react: "*" }, "peerDependencies") },
    {
      name: "any version of a package of this project",
      path: "packages/web/package.json",
      code: manifest({ core: "*" }),
      files: {
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: { "node_modules/core": { resolved: "packages/core", link: true } },
        }),
      },
    },
    { name: "a tag that is not the newest", path, code: manifest({ next: "canary" }) },
  ],
  invalid: [
    {
      name: "no encryption",
      path,
      code: manifest({
        a: "git+http://git.test/a.git",
        b: "git://git.test/b.git#main",
        c: "http://files.test/c.tgz",
      }),
      findings: [
        { at: "git+http://git.test/a.git", level: "warning", fixes: ["use-https"] },
        { at: "git://git.test/b.git#main", message: "without encryption" },
        { at: "http://files.test/c.tgz", fixes: ["use-https"] },
      ],
      // An archive that is fetched safely is still one; the others name no commit.
      leaves: { "use-https": 3 },
      fixed: {
        "use-https": manifest({
          a: "git+https://git.test/a.git",
          b: "git://git.test/b.git#main",
          c: "http://files.test/c.tgz",
        }),
      },
    },
    {
      name: "a branch, in every way of writing it, without a lockfile",
      path,
      code: manifest({
        a: "partner/a",
        b: "github:partner/b#main",
        c: "git+ssh://git@git.test/o/c.git",
      }),
      findings: [
        { at: "partner/a", level: "warning", message: "a comes from a git repository" },
        { at: "github:partner/b#main", fixes: [] },
        { at: "git+ssh://git@git.test/o/c.git" },
      ],
    },
    {
      name: "a branch whose commit is in the lockfile",
      path,
      code: manifest({ a: "github:partner/a#main" }),
      files: locked({
        "node_modules/a": { version: "1.0.0", resolved: `git+ssh://git@host.test/a.git#${COMMIT}` },
      }),
      findings: [{ at: "github:partner/a#main", level: "information", fixes: ["pin-commit"] }],
      fixed: { "pin-commit": manifest({ a: `github:partner/a#${COMMIT}` }) },
    },
    {
      name: "an archive",
      path,
      code: manifest({ a: "https://files.test/a-1.0.0.tgz" }),
      findings: [{ at: "https://files.test/a-1.0.0.tgz", level: "information" }],
    },
    {
      name: "any version",
      path,
      code: manifest({ a: "*", b: "latest", c: "x" }),
      findings: [
        { at: "*", level: "warning", fixes: [] },
        { at: "latest", message: 'b may be any version: "latest"' },
        { at: "x" },
      ],
    },
    {
      name: "the newest version, with a lockfile",
      path,
      code: manifest({ a: "latest" }),
      files: locked({ "node_modules/a": { version: "2.3.4" } }),
      findings: [{ at: "latest", level: "information", fixes: ["pin-version"] }],
      fixed: { "pin-version": manifest({ a: "^2.3.4" }) },
    },
  ],
});
