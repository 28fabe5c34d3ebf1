import { describe, expect, it } from "vitest";
import { assessOutdated } from "../../../src/engine/deps/outdated.ts";
import { input, type InputSketch } from "./build.ts";
import { LINE, only } from "./one-outdated.ts";

function none(sketch: InputSketch): void {
  expect(assessOutdated(input(sketch))).toEqual({ verdicts: [], undecided: [] });
}

describe("what is no finding", () => {
  it("drift inside the range: that is a lockfile refresh", () => {
    none({
      spec: "^1.0.0",
      lock: "1.0.0",
      registry: { versions: { "1.0.0": "2025-01-01", "1.9.0": "2026-01-01" } },
    });
  });
  it("the newest version", () =>
    none({ spec: "^2.0.0", lock: "2.1.0", registry: { versions: LINE } }));
  it("a peer dependency, which is a statement of compatibility", () => {
    none({ spec: "^1.0.0", field: "peerDependencies", registry: { versions: LINE } });
  });
  it("`*`, an empty range and a tag", () => {
    for (const spec of ["*", "", "x", "latest", "next"])
      none({ spec, lock: "1.0.0", registry: { versions: LINE } });
  });
  it("a tag `latest` lower than what is installed", () => {
    none({
      spec: "^3.0.0",
      lock: "3.0.0",
      registry: { versions: { ...LINE, "3.0.0": "2026-07-01" }, latest: "2.1.0" },
    });
  });
  it("a user of a prerelease whose tag `latest` is lower", () => {
    const versions = { "2.1.0": "2026-01-01", "3.0.0-beta.2": "2026-02-01" };
    none({ spec: "3.0.0-beta.2", lock: "3.0.0-beta.2", registry: { versions, latest: "2.1.0" } });
  });
  it("a prerelease that is newer than a stable version", () => {
    none({
      spec: "^2.1.0",
      lock: "2.1.0",
      registry: { versions: { ...LINE, "3.0.0-rc.1": "2026-08-01" }, latest: "3.0.0-rc.1" },
    });
  });
  it("a stable version above the tag `latest`, published under another tag", () => {
    none({
      spec: "^2.0.0",
      lock: "2.1.0",
      registry: {
        versions: { ...LINE, "3.0.0": "2026-07-01" },
        latest: "2.1.0",
        tags: { next: "3.0.0" },
      },
    });
  });
  it("a deprecated newer version", () => {
    none({
      spec: "^2.0.0",
      lock: "2.1.0",
      registry: { versions: { ...LINE, "3.0.0": "2026-07-01" }, deprecated: { "3.0.0": "broken" } },
    });
  });
  it("a newer version that is still inside the cool-down", () => {
    none({
      spec: "^2.0.0",
      lock: "2.1.0",
      registry: { versions: { ...LINE, "3.0.0": "2026-11-21" } },
    });
    none({
      spec: "^2.0.0",
      lock: "2.1.0",
      coolDownMs: 30 * 86_400_000,
      registry: { versions: { ...LINE, "3.0.0": "2026-11-01" } },
    });
  });
  it("a package without an answer from the registry", () =>
    none({ spec: "^1.0.0", lock: "1.0.0" }));
  it("a `v` before the version and build metadata after it", () => {
    none({ spec: "v2.1.0", lock: "2.1.0", registry: { versions: LINE } });
    none({ spec: "2.1.0+build.5", lock: "2.1.0+build.5", registry: { versions: LINE } });
  });
  it("a locked version of another package, left from before an alias was edited", () => {
    const sketch = input({ spec: "npm:pkg@^2.0.0", lock: "1.0.0", registry: { versions: LINE } });
    const { locked } = sketch.facts;
    if (!locked) throw new Error("a locked package is expected");
    const facts = { ...sketch.facts, locked: { ...locked, name: "before", version: "2.0.0" } };
    expect(assessOutdated({ ...sketch, facts }).verdicts).toEqual([]);
    const older = { ...sketch.facts, locked: { ...locked, name: "before", version: "1.0.0" } };
    const forced = { ...sketch, facts: older, overridden: new Set(["pkg"]) };
    expect(assessOutdated(forced).verdicts).toEqual([]);
  });
  it("a lockfile older than a range that was just moved", () => {
    none({ spec: "^2.1.0", lock: "1.0.0", registry: { versions: LINE } });
  });
});

describe("levels", () => {
  it("hint in the balanced preset for patch and minor beyond an exact pin", () => {
    const verdict = only({
      spec: "1.0.0",
      lock: "1.0.0",
      registry: {
        versions: { "1.0.0": "2026-01-01", "1.0.1": "2026-02-01", "1.1.0": "2026-03-01" },
      },
    });
    expect(verdict).toMatchObject({ level: "hint", preset: "balanced" });
    expect(verdict.targets.map(({ step, version, newText }) => [step, version, newText])).toEqual([
      ["patch", "1.0.1", "1.0.1"],
      ["minor", "1.1.0", "1.1.0"],
    ]);
  });
  it("information in the quiet preset for one major", () => {
    expect(only({ spec: "^1.0.0", lock: "1.2.0", registry: { versions: LINE } })).toMatchObject({
      level: "information",
      preset: "quiet",
      what: "pkg 1.2.0 is 1 major version behind 2.1.0.",
    });
  });
  it("warning when the major in use had no release for twelve months", () => {
    const versions = { ...LINE, "1.2.0": "2025-11-21" };
    expect(only({ spec: "^1.0.0", lock: "1.2.0", registry: { versions } }).level).toBe("warning");
  });
  it("information when a patch of the old major came out within twelve months, even after the new major", () => {
    const versions = { ...LINE, "1.2.1": "2026-09-01" };
    expect(only({ spec: "^1.0.0", lock: "1.2.0", registry: { versions } }).level).toBe(
      "information",
    );
  });
  it("information when publish times are missing: unknown is not old", () => {
    const versions = { "1.0.0": null, "2.0.0": "2026-01-01" };
    expect(
      only({ spec: "^1.0.0", lock: "1.0.0", registry: { versions, modified: "2026-10-01" } }).level,
    ).toBe("information");
  });
  it("warning when the whole document was last changed more than a year ago", () => {
    const versions = { "1.0.0": null, "2.0.0": null };
    const registry = { versions, modified: "2025-01-01", form: "abbreviated" } as const;
    expect(only({ spec: "^1.0.0", lock: "1.0.0", registry }).level).toBe("warning");
  });
  it("warning for two majors behind where money or sign-in is handled, information elsewhere", () => {
    const versions = { "1.0.0": "2026-01-01", "2.0.0": "2026-02-01", "3.0.0": "2026-03-01" };
    expect(
      only({ spec: "^1.0.0", lock: "1.0.0", registry: { name: "stripe", versions } }).level,
    ).toBe("warning");
    expect(
      only({ spec: "^1.0.0", lock: "1.0.0", registry: { name: "left-pad", versions } }).level,
    ).toBe("information");
  });
  it("counts majors that were released, not the distance of the numbers", () => {
    const versions = { "1.0.0": "2026-01-01", "2024.1.0": "2026-02-01" };
    expect(only({ spec: "^1.0.0", lock: "1.0.0", registry: { versions } }).what).toContain(
      "1 major version behind 2024.1.0",
    );
  });
  it("hint for a minor step below 1.0, which the caret does not let in", () => {
    const verdict = only({
      spec: "^0.3.1",
      lock: "0.3.1",
      registry: { versions: { "0.3.1": "2026-01-01", "0.4.0": "2026-02-01" } },
    });
    expect(verdict.level).toBe("hint");
    expect(verdict.targets).toMatchObject([{ step: "minor", breaking: true, newText: "^0.4.0" }]);
  });
});

it("keeps its sentence within 120 characters however long the name is", () => {
  const name = `@${"s".repeat(100)}/${"n".repeat(110)}`;
  const verdict = only({
    spec: "^1.0.0",
    lock: "1.0.0",
    registry: { name, versions: { ...LINE, "1.2.0": "2020-01-01" } },
  });
  expect(verdict.what.length).toBeLessThanOrEqual(120);
  expect(verdict.what).toContain("behind 2.1.0");
});
