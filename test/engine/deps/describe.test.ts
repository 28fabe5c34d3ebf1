import { expect, it } from "vitest";
import { describeDependency } from "../../../src/engine/deps/describe.ts";
import { entry, facts, locked } from "./build.ts";

const KNOWN = facts({
  versions: { "1.0.0": "2025-01-01", "2.0.0": null },
  repository: "host.test/o/r",
});

it("gives versions with the dates that are known, and the day of the answer", () => {
  const lookup = { ok: true, facts: { ...KNOWN, license: "MIT", maintainers: 2 } } as const;
  expect(
    describeDependency(entry("npm:pkg@^1.0.0", "alias"), { locked: locked("1.0.0"), lookup }),
  ).toEqual([
    { label: "Package", value: "pkg" },
    { label: "Installed", value: "1.0.0 (2025-01-01)" },
    { label: "Latest", value: "2.0.0" },
    { label: "Licence", value: "MIT" },
    { label: "Repository", value: "host.test/o/r" },
    { label: "Maintainers", value: "2" },
    { label: "As of", value: "2026-11-22" },
  ]);
});

it("names a few maintainers, and how many more there are", () => {
  const shown = (maintainers: number, ...maintainerNames: string[]) => {
    const lookup = { ok: true, facts: { ...KNOWN, maintainers, maintainerNames } } as const;
    const rows = describeDependency(entry("^1.0.0"), { lookup });
    return rows.find(({ label }) => label === "Maintainers")?.value;
  };
  expect(shown(1, "ann")).toBe("ann");
  expect(shown(3, "ann", "bob", "carl")).toBe("ann, bob, carl");
  expect(shown(9, "ann", "bob", "carl", "dora", "eve")).toBe("ann, bob, carl and 6 more");
  expect(shown(2, "ev\u202Eil\nname")).toBe("ev il name and 1 more");
  expect(shown(4)).toBe("4");
});

it("says how old an answer from the cache is", () => {
  const lookup = { ok: true, facts: KNOWN, staleForMs: 9 * 86_400_000 } as const;
  expect(describeDependency(entry("^1.0.0"), { lookup })).toContainEqual({
    label: "As of",
    value: "2026-11-22, 9 days old (offline)",
  });
});

it("says what was not checked and why, beside what the lockfile knows", () => {
  const lookup = {
    ok: false,
    reason: "timeout",
    text: "host.test did not answer in time.",
  } as const;
  expect(
    describeDependency(entry("^1.0.0"), { locked: locked("1.0.0", "old\u202E\nnews"), lookup }),
  ).toEqual([
    { label: "Installed", value: "1.0.0" },
    { label: "Deprecated", value: "old news" },
    { label: "Not checked", value: "host.test did not answer in time." },
  ]);
});

it("knows nothing of a dependency that nobody asked about", () => {
  expect(describeDependency(entry("catalog:"), {})).toEqual([]);
});

it("says whether the signature of what is installed fits, once somebody has asked", () => {
  const signatures = {
    verdicts: new Map([["pkg@1.0.0", "valid"]] as const),
    host: "registry.test",
    left: 0,
  };
  const rows = (version: string) =>
    describeDependency(entry("^1.0.0"), { locked: locked(version) }, undefined, signatures);
  expect(rows("1.0.0")).toContainEqual({
    label: "Signature",
    value: "fits what the lockfile installs (registry.test)",
  });
  expect(rows("2.0.0").map(({ label }) => label)).not.toContain("Signature");
});
