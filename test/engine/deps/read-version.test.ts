import semver from "semver";
import { afterEach, describe, expect, it, vi } from "vitest";
import { assess } from "../../../src/engine/deps/assess.ts";
import { readManifest } from "../../../src/engine/deps/manifest.ts";
import { compareVersions, readVersion } from "../../../src/engine/deps/read-version.ts";
import { findVersion, isStable, satisfies } from "../../../src/engine/deps/semver-range.ts";
import { readDocument } from "../../../src/engine/documents/read-document.ts";
import { facts, locked, NOW } from "./build.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("versions of a package", () => {
  it("are read once for all questions, however many there are", () => {
    const days = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [
        `${1 + Math.floor(index / 200)}.${index % 200}.7`,
        new Date(NOW - (700 - index) * 86_400_000).toISOString().slice(0, 10),
      ]),
    );
    const text = JSON.stringify({ dependencies: { nightly: "^1.0.0" } });
    const manifest = readManifest(readDocument("package.json", text)!);
    const [entry] = manifest.dependencies;
    const known = new Map([
      [
        "nightly",
        {
          locked: locked("1.0.7", undefined, "nightly"),
          lookup: { ok: true, facts: facts({ name: "nightly", versions: days }) } as const,
        },
      ],
    ]);
    const parse = vi.spyOn(semver, "parse");
    for (const rule of ["dep-outdated", "dep-unmaintained", "dep-deprecated"] as const)
      assess(rule, entry!, manifest, known, { now: NOW });
    // Once as npm compares versions, and once as it compares them with ranges.
    expect(parse.mock.calls.length).toBeGreaterThan(600);
    expect(parse.mock.calls.length).toBeLessThan(1_300);
    parse.mockClear();
    assess("dep-outdated", entry!, manifest, known, { now: NOW });
    expect(parse.mock.calls.length).toBeLessThan(10);
  });

  it("are compared as before", () => {
    expect(readVersion("1.2.3")).toBe(readVersion("1.2.3"));
    expect(readVersion("one")).toBeNull();
    expect(compareVersions("1.10.0", "1.9.0")).toBe(1);
    expect(compareVersions("1.0.0-beta", "1.0.0")).toBe(-1);
    expect(() => compareVersions("one", "1.0.0")).toThrow(TypeError);
    expect([isStable("1.0.0"), isStable("1.0.0-0"), isStable("one")]).toEqual([true, false, true]);
    expect(satisfies("v1.2.3", "^1.0.0")).toBe(true);
    expect(satisfies("1.2.3-beta", "^1.0.0")).toBe(false);
    expect(satisfies("one", "*")).toBe(false);
  });

  it("are found whatever they were built of", () => {
    const known = facts({ versions: { "1.0.0": "2026-01-01", "1.1.0+build": "2026-02-01" } });
    expect(findVersion(known, "1.1.0")?.version).toBe("1.1.0+build");
    expect(findVersion(known, "1.0.0+mine")?.version).toBe("1.0.0");
    expect(findVersion(known, "2.0.0")).toBeUndefined();
  });
});
