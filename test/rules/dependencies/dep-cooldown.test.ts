import { rule } from "../../../src/rules/dependencies/dep-cooldown/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { answers, lock, manifest } from "./registry-answers.ts";

const path = "package.json";
const lookups = answers({
  pay: { versions: { "1.2.0": "2026-10-01", "1.3.0": "2026-11-01", "1.3.1": "2026-11-21" } },
  first: { versions: { "1.0.0": "2026-11-22" } },
});
const locked = lock({ pay: "1.3.1" });

testRule(rule, {
  valid: [
    {
      name: "a version that has been out for weeks",
      path,
      code: manifest({ pay: "1.3.0" }),
      files: lock({ pay: "1.3.0" }),
      lookups,
    },
    {
      name: "a range without a lockfile, although its newest version is fresh",
      path,
      code: manifest({ pay: "^1.3.0" }),
      lookups,
    },
    {
      name: "a project of npm that waits for a day",
      path,
      code: manifest({ pay: "1.3.1" }),
      files: { ...locked, ".npmrc": "min-release-age=1\n" },
      lookups,
    },
    {
      name: "a project of pnpm that exempts the version",
      path,
      code: manifest({ pay: "1.3.1" }),
      files: {
        "pnpm-workspace.yaml":
          "minimumReleaseAge: 10080\nminimumReleaseAgeExclude:\n  - pay@1.3.1\n",
      },
      lookups,
    },
    {
      name: "a member of a workspace of Bun whose root exempts the package",
      path: "packages/web/package.json",
      code: manifest({ pay: "1.3.1" }),
      files: {
        "package.json": "{}",
        "bunfig.toml":
          '[install]\nminimumReleaseAge = 604800\nminimumReleaseAgeExcludes = ["pay"]\n',
      },
      lookups,
    },
    { name: "no answer", path, code: manifest({ pay: "1.3.1" }), files: locked },
    {
      name: "a peer dependency",
      path,
      code: manifest({ pay: "1.3.1" }, "peerDependencies"),
      lookups,
    },
    {
      name: "a lockfile from before the line was moved back",
      path,
      code: manifest({ pay: "1.3.0" }),
      files: locked,
      lookups,
    },
  ],
  invalid: [
    {
      name: "a pin: it stays one",
      path,
      code: manifest({ pay: "1.3.1" }),
      lookups,
      findings: [{ at: "1.3.1", level: "information", message: "releases wait 3 days" }],
      fixed: { "pin-older": manifest({ pay: "1.3.0" }) },
    },
    {
      name: "a locked version: a range would let it in again, so the older one is named exactly",
      path,
      code: manifest({ pay: "^1.2.0" }),
      files: locked,
      lookups,
      findings: [{ at: "^1.2.0", fixes: ["pin-older"] }],
      fixed: { "pin-older": manifest({ pay: "1.3.0" }) },
    },
    {
      name: "a project of Yarn that waits for a month, an alias: only its version part",
      path,
      code: manifest({ money: "npm:pay@1.3.0" }),
      files: { ".yarnrc.yml": "npmMinimalAgeGate: 4w\n" },
      lookups,
      findings: [{ at: "1.3.0", message: "pay 1.3.0 has been out for 21 days; releases wait 28" }],
      fixed: { "pin-older": manifest({ money: "npm:pay@1.2.0" }) },
    },
    {
      name: "the first version of a package: said, with no fix",
      path,
      code: manifest({ first: "1.0.0" }),
      lookups,
      findings: [{ at: "1.0.0", fixes: [] }],
    },
  ],
});
