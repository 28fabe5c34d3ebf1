import { describe, expect, it } from "vitest";
import { assessDeprecated } from "../../../src/engine/deps/deprecated.ts";
import { namedReplacement } from "../../../src/engine/deps/replacement.ts";
import { input, type InputSketch } from "./build.ts";

const VERSIONS = { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01", "2.0.0": "2026-01-01" };

function only(sketch: InputSketch) {
  const { verdicts } = assessDeprecated(input(sketch));
  expect(verdicts).toHaveLength(1);
  return verdicts[0]!;
}

function none(sketch: InputSketch): void {
  expect(assessDeprecated(input(sketch)).verdicts).toEqual([]);
}

describe("without the network", () => {
  it("takes the lockfile's word", () => {
    expect(only({ spec: "^1.0.0", lock: "1.0.0", lockDeprecated: "has a hole" })).toMatchObject({
      level: "warning",
      preset: "quiet",
      what: "pkg 1.0.0 is deprecated: has a hole",
      targets: [],
    });
  });
  it("is silent when the lockfile belongs to an older range", () => {
    none({ spec: "^2.0.0", lock: "1.0.0", lockDeprecated: "has a hole" });
  });
  it("is silent without the lockfile's word", () => none({ spec: "^1.0.0", lock: "1.0.0" }));
});

describe("with the registry", () => {
  it("finds what was deprecated after the lockfile was written", () => {
    const registry = { versions: VERSIONS, deprecated: { "1.0.0": "late news" } };
    expect(only({ spec: "^1.0.0", lock: "1.0.0", registry }).what).toContain("late news");
  });
  it("believes the registry that took a deprecation back", () => {
    none({
      spec: "^1.0.0",
      lock: "1.0.0",
      lockDeprecated: "old news",
      registry: { versions: VERSIONS, deprecated: { "1.1.0": "still deprecated" } },
    });
  });
  it("keeps the lockfile's word against a mirror that tells of no deprecation at all", () => {
    const registry = { versions: VERSIONS };
    expect(
      only({ spec: "^1.0.0", lock: "1.0.0", lockDeprecated: "old news", registry }).what,
    ).toContain("old news");
  });
  it("keeps the lockfile's word for a version that vanished from the registry", () => {
    const registry = { versions: { "2.0.0": "2026-01-01" } };
    expect(
      only({ spec: "^1.0.0", lock: "1.0.0", lockDeprecated: "gone", registry }).what,
    ).toContain("gone");
  });
  it("moves to the version in range that is not deprecated", () => {
    const registry = { versions: VERSIONS, deprecated: { "1.0.0": "x" } };
    const verdict = only({ spec: "^1.0.0", lock: "1.0.0", registry });
    expect(verdict.targets).toMatchObject([{ version: "1.1.0", newText: "^1.1.0" }]);
    expect(verdict.help).toBe("Move to 1.1.0, which is not deprecated.");
  });
  it("offers no edit that would keep the old version", () => {
    const registry = { versions: VERSIONS, deprecated: { "1.0.0": "x" } };
    const verdict = only({ spec: "1.x", lock: "1.0.0", registry });
    expect(verdict.targets[0]).not.toHaveProperty("newText");
    expect(verdict.help).toContain("refresh the lockfile");
  });
  it("moves beyond the range when nothing else is left, and never down", () => {
    const registry = { versions: VERSIONS, deprecated: { "1.1.0": "x" } };
    expect(
      only({ spec: "^1.0.0", lock: "1.1.0", registry }).targets.map((each) => each.version),
    ).toEqual(["2.0.0"]);
    const last = { versions: VERSIONS, deprecated: { "2.0.0": "x" } };
    expect(only({ spec: "^2.0.0", lock: "2.0.0", registry: last }).targets).toEqual([]);
  });
  it("tells the whole package from one version, prereleases aside", () => {
    const versions = { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01", "2.0.0-rc.1": "2025-02-01" };
    const registry = { versions, latest: "1.1.0", deprecated: { "1.0.0": "bye", "1.1.0": "bye" } };
    const verdict = only({ spec: "^1.0.0", lock: "1.1.0", registry });
    expect(verdict.what).toBe("pkg is deprecated: bye");
    expect(verdict.facts).toContainEqual({ label: "Deprecated", value: "the whole package" });
    expect(verdict.targets).toEqual([]);
  });
});

describe("without a lockfile", () => {
  it("is silent when the range holds a version that is not deprecated: npm picks that one", () => {
    none({ spec: "^1.0.0", registry: { versions: VERSIONS, deprecated: { "1.1.0": "x" } } });
  });
  it("reports a range that holds nothing else", () => {
    const registry = { versions: VERSIONS, deprecated: { "1.0.0": "x", "1.1.0": "y" } };
    expect(only({ spec: "^1.0.0", registry }).what).toBe("pkg 1.1.0 is deprecated: y");
  });
  it("follows a tag", () => {
    const registry = { versions: VERSIONS, deprecated: { "1.1.0": "y" }, tags: { old: "1.1.0" } };
    expect(only({ spec: "old", registry }).what).toContain("1.1.0");
    none({ spec: "latest", registry });
  });
});

it("is silent for peer dependencies", () => {
  none({ spec: "^1.0.0", lock: "1.0.0", lockDeprecated: "x", field: "peerDependencies" });
});

it("shows foreign text as one plain, short line", () => {
  const lockDeprecated = `a\u0000b\u202E\n\n${"long ".repeat(5000)}`;
  const verdict = only({ spec: "^1.0.0", lock: "1.0.0", lockDeprecated });
  expect(verdict.what.length).toBeLessThanOrEqual(120);
  expect(verdict.what).toContain("a b long");
  for (const { value } of verdict.facts) expect(value.length).toBeLessThanOrEqual(300);
});

describe("the replacement that a message names", () => {
  it.each([
    ["Please use @scope/new instead", "@scope/new"],
    ["This package has been renamed to `better-name`.", "better-name"],
    ["use nodemailer-next instead", "nodemailer-next"],
    ["request has been deprecated, see the issue", undefined],
    ["Please use something else", undefined],
    ["use it instead", undefined],
    ["upgrade to version 3", undefined],
    ["Package renamed as '@new/core', see the site", "@new/core"],
  ])("%s", (message, name) => expect(namedReplacement(message)).toBe(name));
});
