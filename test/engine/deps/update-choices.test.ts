import { describe, expect, it } from "vitest";
import { assess } from "../../../src/engine/deps/assess.ts";
import { readManifest } from "../../../src/engine/deps/manifest.ts";
import type { DependencyFacts } from "../../../src/engine/deps/types.ts";
import { readDocument } from "../../../src/engine/documents/read-document.ts";
import { facts, type FactsSketch, locked, NOW } from "./build.ts";

const LINE = {
  "1.0.0": "2026-01-10",
  "1.0.4": "2026-02-10",
  "1.3.0": "2026-03-10",
  "2.0.0": "2026-05-10",
  "3.0.0": "2026-07-10",
};

/** One line of a manifest with its installed version and the registry's answer. */
interface Line {
  readonly spec: string;
  readonly lock?: string;
  readonly registry: FactsSketch;
  readonly coolDownMs?: number;
}

/** What is said of `pay` beside the other lines. */
function pay(
  lines: Readonly<Record<string, Line>>,
  more: Partial<Parameters<typeof assess>[4]> = {},
) {
  const dependencies = Object.fromEntries(
    Object.entries(lines).map(([name, { spec }]) => [name, spec]),
  );
  const document = readDocument("package.json", JSON.stringify({ dependencies }));
  const manifest = readManifest(document!);
  const known = new Map<string, DependencyFacts>();
  for (const [name, { lock, registry, coolDownMs }] of Object.entries(lines)) {
    known.set(name, {
      ...(lock !== undefined && { locked: locked(lock, undefined, name) }),
      lookup: {
        ok: true,
        facts: facts({ ...registry, name }),
        ...(coolDownMs !== undefined && { coolDownMs }),
      },
    });
  }
  const own = manifest.dependencies.find(({ name }) => name === "pay");
  return assess("dep-outdated", own!, manifest, known, { now: NOW, ...more }).verdicts[0];
}

function offers(lines: Readonly<Record<string, Line>>) {
  return (pay(lines)?.targets ?? []).map(({ version, within, breaks, newText }) =>
    [within ? "within" : "beyond", version, newText, ...(breaks ?? [])].join(" "),
  );
}

describe("at most three choices", () => {
  it("the newest within the range, the next minor, the newest of all", () => {
    expect(
      offers({ pay: { spec: "~1.0.0", lock: "1.0.0", registry: { versions: LINE } } }),
    ).toEqual(["within 1.0.4 ~1.0.4", "beyond 1.3.0 ~1.3.0", "beyond 3.0.0 ~3.0.0"]);
  });
  it("an exact pin stays one: patch, minor, newest", () => {
    expect(offers({ pay: { spec: "1.0.0", lock: "1.0.0", registry: { versions: LINE } } })).toEqual(
      ["beyond 1.0.4 1.0.4", "beyond 1.3.0 1.3.0", "beyond 3.0.0 3.0.0"],
    );
  });
  it("nothing within a range whose newest version is installed", () => {
    expect(
      offers({ pay: { spec: "^1.0.0", lock: "1.3.0", registry: { versions: LINE } } }),
    ).toEqual(["beyond 3.0.0 ^3.0.0"]);
  });
  it("no edit that would say the same: `1.x` lets the newest of 1 in already", () => {
    expect(offers({ pay: { spec: "1.x", lock: "1.0.0", registry: { versions: LINE } } })).toEqual([
      "beyond 3.0.0 3.x",
    ]);
  });
});

describe("what other packages want", () => {
  const wants = (range: string): Line => ({
    spec: "^5.0.0",
    lock: "5.0.0",
    registry: { versions: { "5.0.0": "2026-01-01" }, peers: { "5.0.0": { pay: range } } },
  });
  const own: Line = { spec: "~1.0.0", lock: "1.0.0", registry: { versions: LINE } };
  it("the newest version of all is offered and tells what it breaks", () => {
    expect(offers({ pay: own, theme: wants("^1.0.0") })).toEqual([
      "within 1.0.4 ~1.0.4",
      "beyond 1.3.0 ~1.3.0",
      "beyond 3.0.0 ~3.0.0 theme wants pay ^1.0.0",
    ]);
    expect(pay({ pay: own, theme: wants("^1.0.0") })?.facts).toContainEqual({
      label: "Breaks",
      value: "theme wants pay ^1.0.0",
    });
  });
  it("smaller steps never break anything", () => {
    expect(offers({ pay: own, theme: wants("~1.0.0") })).toEqual([
      "within 1.0.4 ~1.0.4",
      "beyond 3.0.0 ~3.0.0 theme wants pay ~1.0.0",
    ]);
  });
  it("what a new lockfile would give within the range is told all the same", () => {
    const peers = { "1.0.4": { theme: "^5.1.0" } };
    const mine = { ...own, registry: { versions: LINE, peers } };
    const theme = { ...wants("^1.0.0"), lock: "5.0.0" };
    expect(offers({ pay: mine, theme })).not.toContain("within 1.0.4 ~1.0.4");
    expect(pay({ pay: mine, theme })?.facts).toContainEqual({
      label: "Newest in range",
      value: "1.0.4 (2026-02-10)",
    });
  });
  it("what does not hold today is not broken by the move", () => {
    expect(offers({ pay: own, theme: wants("^0.9.0") })).toHaveLength(3);
    expect(offers({ pay: own, theme: wants("^0.9.0") }).at(-1)).toBe("beyond 3.0.0 ~3.0.0");
  });
  it("a range that nobody can read is no claim", () => {
    expect(offers({ pay: own, theme: wants("workspace:*") }).at(-1)).toBe("beyond 3.0.0 ~3.0.0");
  });
  it("what the new version itself wants counts as well", () => {
    const versions = LINE;
    const peers = { "1.0.0": { react: ">=16" }, "3.0.0": { react: "^19.0.0" } };
    const react = { spec: "^18.0.0", lock: "18.2.0", registry: { versions: { "18.2.0": null } } };
    const mine = { ...own, registry: { versions, peers } };
    expect(offers({ pay: mine, react }).at(-1)).toBe("beyond 3.0.0 ~3.0.0 it wants react ^19.0.0");
    const newer = { ...react, spec: "^19.0.0", lock: "19.1.0" };
    expect(offers({ pay: mine, react: newer }).at(-1)).toBe("beyond 3.0.0 ~3.0.0");
    expect(offers({ pay: mine }).at(-1)).toBe("beyond 3.0.0 ~3.0.0");
  });
  it("without a lockfile a range counts that lets a fitting version in", () => {
    const peers = { "3.0.0": { react: "^18.3.0" } };
    const react = { spec: "^18.0.0", registry: { versions: { "18.3.1": null } } };
    expect(offers({ pay: { ...own, registry: { versions: LINE, peers } }, react }).at(-1)).toBe(
      "beyond 3.0.0 ~3.0.0",
    );
  });
});

describe("what is never offered", () => {
  const advisory = {
    id: "1",
    title: "hole",
    severity: "high" as const,
    vulnerable: ">=2.0.0 <3.0.1",
    cwe: [],
  };
  it("a version that is known to be vulnerable", () => {
    const line = { pay: { spec: "1.0.0", lock: "1.0.0", registry: { versions: LINE } } };
    const advisories = new Map([["pay", [advisory]]]);
    expect(pay(line, { advisories })?.targets.map(({ version }) => version)).toEqual([
      "1.0.4",
      "1.3.0",
    ]);
  });
  it("a family whose other half is too young", () => {
    const versions = { "1.0.0": "2026-01-01", "2.0.0": "2026-05-01" };
    const half = { ...versions, "2.0.0": "2026-11-22" };
    const family = (other: Readonly<Record<string, string>>) => {
      const lines = { "@a/pay": versions, "@a/other": other };
      const dependencies = { "@a/pay": "^1.0.0", "@a/other": "^1.0.0" };
      const document = readDocument("package.json", JSON.stringify({ dependencies }));
      const manifest = readManifest(document!);
      const known = new Map(
        Object.entries(lines).map(([name, each]): [string, DependencyFacts] => [
          name,
          { lookup: { ok: true, facts: facts({ name, versions: each }) } },
        ]),
      );
      const [first] = manifest.dependencies;
      return assess("dep-outdated", first!, manifest, known, { now: NOW }).verdicts[0]?.targets[0];
    };
    expect(family(versions)?.together).toHaveLength(1);
    expect(family(half)).toMatchObject({ version: "2.0.0" });
    expect(family(half)?.newText).toBeUndefined();
  });
});

describe("levels", () => {
  it("a warning in the quiet preset where the platform's line has ended", () => {
    const versions = { "1.0.0": "2026-01-10", "1.3.0": "2026-03-10" };
    const line = { pay: { spec: "~1.0.0", lock: "1.0.0", registry: { versions } } };
    expect(pay(line)).toMatchObject({ level: "hint", preset: "balanced" });
    expect(pay(line, { endedLines: new Set(["pay"]) })).toMatchObject({
      level: "warning",
      preset: "quiet",
    });
  });
});

describe("versions as registries write them", () => {
  it("an LTS backport that was published last does not hide the newest major", () => {
    const versions = { "1.0.0": "2024-01-01", "2.0.0": "2025-12-01", "1.9.9": "2026-11-01" };
    const registry = { versions, latest: "2.0.0" };
    expect(offers({ pay: { spec: "1.0.0", lock: "1.0.0", registry } })).toEqual([
      "beyond 1.9.9 1.9.9",
      "beyond 2.0.0 2.0.0",
    ]);
  });
  it("a caret below 1.0 keeps to its minor: the next one is a step of its own", () => {
    const versions = { "0.2.1": "2026-01-01", "0.2.5": "2026-02-01", "0.3.0": "2026-03-01" };
    const lines = { pay: { spec: "^0.2.1", lock: "0.2.1", registry: { versions } } };
    expect(offers(lines)).toEqual(["within 0.2.5 ^0.2.5", "beyond 0.3.0 ^0.3.0"]);
    expect(pay(lines)).toMatchObject({ level: "hint" });
  });
  it("a `v` before the version stays, build metadata goes", () => {
    const registry = { versions: { "1.0.0": "2026-01-01", "2.0.0": "2026-03-01" } };
    expect(offers({ pay: { spec: "v1.0.0", lock: "1.0.0", registry } })).toEqual([
      "beyond 2.0.0 v2.0.0",
    ]);
    expect(offers({ pay: { spec: "1.0.0+build.7", lock: "1.0.0", registry } })).toEqual([
      "beyond 2.0.0 2.0.0",
    ]);
  });
});
