import { describe, expect, it } from "vitest";
import type { Configuration } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-unmaintained/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { answers, manifest } from "./registry-answers.ts";

const path = "package.json";

testRule(rule, {
  valid: [
    {
      name: "a release last year",
      path,
      code: manifest({ pay: "^1.0.0" }),
      lookups: answers({ pay: { versions: { "1.0.0": "2025-10-01" } } }),
    },
    {
      name: "a patch of an old line after a long silence of the newest one",
      path,
      code: manifest({ pay: "^2.0.0" }),
      lookups: answers({ pay: { versions: { "1.9.9": "2026-09-01", "2.0.0": "2022-01-01" } } }),
    },
    {
      name: "a resting part of a living repository",
      path,
      code: manifest({ "@big/part": "^1.0.0", "@big/core": "^9.0.0" }),
      lookups: answers({
        "@big/part": { versions: { "1.0.0": "2020-01-01" }, repository: "host.test/big/all" },
        "@big/core": { versions: { "9.0.0": "2026-09-01" }, repository: "host.test/big/all" },
      }),
    },
    {
      name: "unknown dates",
      path,
      code: manifest({ pay: "^1.0.0" }),
      lookups: answers({ pay: { versions: { "1.0.0": null }, modified: "2026-10-01" } }),
    },
    { name: "no answer", path, code: manifest({ pay: "^1.0.0" }) },
    {
      name: "a wholly deprecated package, which another rule reports",
      path,
      code: manifest({ pay: "^1.0.0" }),
      lookups: answers({
        pay: { versions: { "1.0.0": "2019-01-01" }, deprecated: { "1.0.0": "gone" } },
      }),
    },
    {
      name: "a peer dependency",
      path,
      code: manifest({ pay: "^1.0.0" }, "peerDependencies"),
      lookups: answers({ pay: { versions: { "1.0.0": "2019-01-01" } } }),
    },
  ],
  invalid: [
    {
      name: "three years of silence",
      path,
      code: manifest({ pay: "^1.0.0" }),
      lookups: answers({ pay: { versions: { "1.0.0": "2023-10-01" } } }),
      findings: [
        {
          at: "^1.0.0",
          level: "information",
          message: "possibly unmaintained: no release for 3 years",
        },
      ],
    },
    {
      name: "six years of silence in a package that signs people in",
      path,
      code: manifest({ passport: "^1.0.0" }),
      lookups: answers({ passport: { versions: { "1.0.0": "2020-06-01" } } }),
      findings: [{ at: "^1.0.0", level: "warning" }],
    },
    {
      name: "six years of silence in a finished package",
      path,
      code: manifest({ ms: "^1.0.0" }),
      lookups: answers({ ms: { versions: { "1.0.0": "2020-06-01" }, dependencies: false } }),
      findings: [{ at: "^1.0.0", level: "hint" }],
    },
    {
      name: "a name that the registry's security team holds",
      path,
      code: manifest({ "paypal-sdk": "*" }),
      lookups: answers({ "paypal-sdk": { versions: { "0.0.1-security": "2026-09-01" } } }),
      findings: [{ at: "*", level: "warning", message: "no longer maintained" }],
    },
  ],
});

describe("figures of the team", () => {
  const found = (dependencies: Configuration["dependencies"]): string[] => {
    const store = new MemoryStore(
      { "package.json": manifest({ pay: "^1.0.0" }) },
      { rules: [rule], configuration: { preset: "audit", ...(dependencies && { dependencies }) } },
    );
    store.session.setLookups(
      "package.json",
      answers({ pay: { versions: { "1.0.0": "2024-06-01" } } }),
    );
    return store.session.analyse("package.json").findings.map(({ message }) => message);
  };

  it("take the place of the usual ones", () => {
    const message = "pay is possibly unmaintained: no release for 29 months.";
    expect(found(undefined)).toEqual([message]);
    expect(found({ staleAfterMonths: 36 })).toEqual([]);
    expect(found({ staleAfterMonths: 28 })).toEqual([message]);
  });
});
