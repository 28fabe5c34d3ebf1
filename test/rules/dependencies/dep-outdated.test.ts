import { rule } from "../../../src/rules/dependencies/dep-outdated/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { answers, lock, manifest } from "./registry-answers.ts";

const path = "package.json";
const THREE = {
  "1.0.0": "2026-01-01",
  "1.0.4": "2026-02-01",
  "1.3.0": "2026-03-01",
  "2.0.0": "2026-05-01",
  "3.0.0": "2026-07-01",
};
const FAMILY = { "3.5.4": "2026-01-01", "4.0.0": "2026-05-01" };
const lookups = answers({
  pay: { versions: THREE },
  stripe: { versions: THREE },
  "@types/pay": { versions: THREE },
  "@types/node": {
    versions: { "20.1.0": "2026-01-01", "20.2.0": "2026-02-01", "26.0.0": "2026-03-01" },
  },
  quiet: { versions: { "1.0.0": "2023-01-01", "2.0.0": "2026-01-01" } },
  beta: { versions: { "2.0.0": "2026-01-01", "3.0.0-beta.2": "2026-02-01" }, latest: "2.0.0" },
});

testRule(rule, {
  valid: [
    {
      name: "drift inside the range",
      path,
      code: manifest({ pay: ">=1.0.0" }),
      files: lock({ pay: "1.0.0" }),
      lookups,
    },
    {
      name: "the newest version",
      path,
      code: manifest({ pay: "^3.0.0" }),
      files: lock({ pay: "3.0.0" }),
      lookups,
    },
    {
      name: "a peer dependency",
      path,
      code: manifest({ pay: "^1.0.0" }, "peerDependencies"),
      lookups,
    },
    { name: "no answer from the registry", path, code: manifest({ pay: "^1.0.0" }) },
    {
      name: "an answer that failed",
      path,
      code: manifest({ pay: "^1.0.0" }),
      lookups: new Map([["pay", { ok: false, reason: "timeout", text: "no answer in time" }]]),
    },
    {
      name: "a workspace package of the same name",
      path,
      code: manifest({ pay: "workspace:^1.0.0" }),
      lookups,
    },
    {
      name: "types of a later major than what they describe",
      path,
      code: JSON.stringify({
        dependencies: { pay: ">=1.0.0" },
        devDependencies: { "@types/pay": "^1.3.0", "@types/node": "^20.1.0" },
        engines: { node: ">=20.10" },
      }),
      files: lock({ pay: "1.3.0", "@types/pay": "1.3.0", "@types/node": "20.1.0" }),
      lookups,
    },
    { name: "a catalog entry", path, code: manifest({ pay: "catalog:" }), lookups },
    {
      name: "git, file and address",
      path,
      code: manifest({ pay: "git+ssh://git@host.test/pay.git#v1.0.0", stripe: "file:../stripe" }),
      lookups,
    },
    {
      name: "any version, and a tag",
      path,
      code: manifest({ pay: "*", stripe: "next" }),
      files: lock({ pay: "1.0.0", stripe: "1.0.0" }),
      lookups,
    },
    {
      name: "a prerelease above the tag latest",
      path,
      code: manifest({ beta: "3.0.0-beta.2" }),
      files: lock({ beta: "3.0.0-beta.2" }),
      lookups,
    },
    {
      name: "a lockfile from before the range was moved",
      path,
      code: manifest({ pay: "^3.0.0" }),
      files: lock({ pay: "1.0.0" }),
      lookups,
    },
    {
      name: "a text that is no package.json",
      path: "config/store.json",
      code: manifest({ pay: "^1.0.0" }),
      lookups,
    },
  ],
  invalid: [
    {
      name: "types of an earlier major than what they describe",
      path,
      code: manifest({ pay: "^2.0.0 || ^3.0.0", "@types/pay": "^1.0.0" }),
      files: lock({ pay: "2.0.0", "@types/pay": "1.3.0" }),
      lookups,
      findings: [{ at: "^1.0.0", message: "@types/pay 1.3.0 is 1 major version behind 2.0.0" }],
    },
    {
      name: "types of what nobody knows",
      path,
      code: manifest({ "@types/pay": "^1.0.0", "@types/node": "~20.2.0" }),
      files: lock({ "@types/pay": "1.3.0", "@types/node": "20.2.0" }),
      lookups,
      findings: [{ at: "^1.0.0" }, { at: "~20.2.0" }],
    },
    {
      name: "two majors behind, at information for an ordinary package",
      path,
      code: manifest({ pay: "^1.0.0" }),
      files: lock({ pay: "1.3.0" }),
      lookups,
      findings: [
        {
          at: "^1.0.0",
          level: "information",
          message: "pay 1.3.0 is 2 major versions behind 3.0.0",
          fixes: ["update-major"],
        },
      ],
      fixed: { "update-major": manifest({ pay: "^3.0.0" }) },
    },
    {
      name: "two majors behind, at warning for a payment package",
      path,
      code: manifest({ stripe: "~1.3.0" }),
      files: lock({ stripe: "1.3.0" }),
      lookups,
      findings: [{ at: "~1.3.0", level: "warning", fixes: ["update-major"] }],
      fixed: { "update-major": manifest({ stripe: "~3.0.0" }) },
    },
    {
      name: "a major that is no longer released",
      path,
      code: manifest({ quiet: "1.x" }),
      lookups,
      findings: [{ at: "1.x", level: "warning", message: "no release for 12 months" }],
      fixed: { "update-major": manifest({ quiet: "2.x" }) },
    },
    {
      name: "an exact pin, with a choice of three",
      path,
      code: manifest({ pay: "1.0.0" }),
      files: lock({ pay: "1.0.0" }),
      lookups,
      findings: [{ at: "1.0.0", fixes: ["update-patch", "update-minor", "update-major"] }],
      fixed: {
        "update-patch": manifest({ pay: "1.0.4" }),
        "update-minor": manifest({ pay: "1.3.0" }),
        "update-major": manifest({ pay: "3.0.0" }),
      },
      leaves: { "update-patch": 1, "update-minor": 1 },
    },
    {
      name: "an alias: only its version part",
      path,
      code: manifest({ money: "npm:pay@^2.0.0" }),
      files: lock({ money: "2.0.0" }),
      lookups,
      findings: [{ at: "^2.0.0", message: "pay 2.0.0 is 1 major version behind 3.0.0" }],
      fixed: { "update-major": manifest({ money: "npm:pay@^3.0.0" }) },
    },
    {
      name: "a family that is released in step: all of it or nothing",
      path,
      code: manifest({ "@shop/core": "3.5.4", "@shop/admin": "^3.5.4", other: "^1.0.0" }),
      files: lock({ "@shop/core": "3.5.4", "@shop/admin": "3.5.4" }),
      lookups: answers({ "@shop/core": { versions: FAMILY }, "@shop/admin": { versions: FAMILY } }),
      findings: [
        { at: "3.5.4", message: "@shop/core 3.5.4 is 1 major version behind 4.0.0" },
        { at: "^3.5.4", message: "@shop/admin" },
      ],
      fixed: {
        "update-major": manifest({
          "@shop/core": "4.0.0",
          "@shop/admin": "^4.0.0",
          other: "^1.0.0",
        }),
      },
      leaves: { "update-major": 0 },
    },
    {
      name: "a family of which one cannot follow: said, with no fix",
      path,
      code: manifest({ "@shop/core": "^3.5.4", "@shop/admin": "3.5.4 - 3.9.0" }),
      files: lock({ "@shop/core": "3.5.4", "@shop/admin": "3.5.4" }),
      lookups: answers({ "@shop/core": { versions: FAMILY }, "@shop/admin": { versions: FAMILY } }),
      findings: [
        { at: "^3.5.4", fixes: [] },
        { at: "3.5.4 - 3.9.0", fixes: [] },
      ],
    },
    {
      name: "packages of one scope that are not in step",
      path,
      code: manifest({ "@tools/a": "^3.5.4", "@tools/b": "^1.0.0" }),
      files: lock({ "@tools/a": "3.5.4", "@tools/b": "1.0.0" }),
      lookups: answers({
        "@tools/a": { versions: FAMILY },
        "@tools/b": { versions: { "1.0.0": "2026-01-01" } },
      }),
      findings: [{ at: "^3.5.4", fixes: ["update-major"] }],
      fixed: { "update-major": manifest({ "@tools/a": "^4.0.0", "@tools/b": "^1.0.0" }) },
    },
    {
      name: "a development dependency with Windows line ends and a byte order mark",
      path,
      code: `\uFEFF${manifest({ pay: "^2.0.0" }, "devDependencies").replaceAll("\n", "\r\n")}`,
      lookups,
      findings: [{ at: "^2.0.0" }],
      fixed: {
        "update-major": `\uFEFF${manifest({ pay: "^3.0.0" }, "devDependencies").replaceAll("\n", "\r\n")}`,
      },
    },
    {
      name: "a range without a single way to move it: said, with no fix",
      path,
      code: manifest({ pay: "1.0.0 - 2.0.0" }),
      files: lock({ pay: "2.0.0" }),
      lookups,
      findings: [{ at: "1.0.0 - 2.0.0", fixes: [] }],
    },
  ],
});
