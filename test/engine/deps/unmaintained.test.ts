import { describe, expect, it } from "vitest";
import { assessUnmaintained } from "../../../src/engine/deps/unmaintained.ts";
import { monthsBefore, day } from "../../../src/engine/deps/calendar.ts";
import { facts, input, NOW, type FactsSketch, type InputSketch } from "./build.ts";

function ago(months: number): string {
  return day(monthsBefore(NOW, months));
}

function last(months: number, more: Partial<FactsSketch> = {}): InputSketch {
  return {
    spec: "^1.0.0",
    lock: "1.0.0",
    registry: { versions: { "1.0.0": ago(months) }, ...more },
  };
}

function level(sketch: InputSketch): string | undefined {
  const { verdicts, undecided } = assessUnmaintained(input(sketch));
  expect(undecided).toEqual([]);
  return verdicts[0]?.level;
}

describe("inferred from silence", () => {
  it("after 24 months information, after 60 no more without another sign", () => {
    expect([23, 25, 59, 61].map((months) => level(last(months)))).toEqual([
      undefined,
      "information",
      "information",
      "information",
    ]);
  });
  it("after 60 months a warning with one other sign", () => {
    expect(level(last(61, { engines: { "1.0.0": "<=18" } }))).toBe("warning");
    expect(level(last(61, { repository: null }))).toBe("warning");
    expect(level(last(61, { name: "jsonwebtoken" }))).toBe("warning");
    expect(level(last(59, { name: "jsonwebtoken" }))).toBe("information");
  });
  it("does not take a repository for missing where the document has no such field", () => {
    expect(level(last(61, { form: "abbreviated" }))).toBe("information");
  });
  it("belongs to the audit preset and says that it is a possibility", () => {
    expect(assessUnmaintained(input(last(61))).verdicts[0]).toMatchObject({
      preset: "audit",
      what: "pkg is possibly unmaintained: no release for 5 years.",
    });
  });
  it("counts a release of any kind, and sorts by date, not by version", () => {
    const versions = { "1.0.0": ago(40), "0.9.9": ago(3) };
    expect(level({ spec: "^1.0.0", registry: { versions, latest: "1.0.0" } })).toBeUndefined();
    const beta = { "1.0.0": ago(40), "2.0.0-beta.1": ago(3) };
    expect(
      level({ spec: "^1.0.0", registry: { versions: beta, latest: "1.0.0" } }),
    ).toBeUndefined();
  });
});

describe("a repository that is archived", () => {
  const archived = (months: number, more: Partial<FactsSketch> = {}) => {
    const sketch = input(last(months, more));
    const { lookup } = sketch.facts;
    if (!lookup?.ok) throw new Error("an answer is expected");
    return {
      ...sketch,
      facts: { ...sketch.facts, lookup: { ...lookup, archived: true as const } },
    };
  };
  it("is as good as declared", () => {
    expect(assessUnmaintained(archived(13)).verdicts).toMatchObject([
      {
        level: "warning",
        preset: "quiet",
        what: "pkg is no longer maintained: its repository is archived.",
      },
    ]);
  });
  it("is no news of a package that is deprecated as a whole", () => {
    expect(assessUnmaintained(archived(13, { deprecated: { "1.0.0": "gone" } })).verdicts).toEqual(
      [],
    );
  });
});

describe("other signs", () => {
  const advisory = (vulnerable: string) => ({
    id: "1",
    title: "hole",
    severity: "high" as const,
    vulnerable,
    cwe: [],
  });
  const old = last(61);
  it("a hole in its newest version, which nobody mends", () => {
    expect(level({ ...old, advisories: [advisory("<=1.0.0")] })).toBe("warning");
    expect(level({ ...old, advisories: [advisory("<1.0.0")] })).toBe("information");
  });
  it("is no finished package then", () => {
    const done = last(61, { dependencies: false });
    expect(level(done)).toBe("hint");
    expect(level({ ...done, advisories: [advisory("*")] })).toBe("warning");
  });
  it("what it brings along, from the lockfile", () => {
    expect(level({ ...old, worries: () => ["it brings left-pad, which is deprecated"] })).toBe(
      "warning",
    );
    expect(level({ ...old, worries: () => [] })).toBe("information");
    expect(level({ ...last(59), worries: () => ["x"] })).toBe("information");
  });
  it("make it a finding of the balanced preset, with the sign", () => {
    const [verdict] = assessUnmaintained(input({ ...old, worries: () => ["a", "b"] })).verdicts;
    expect(verdict).toMatchObject({ preset: "balanced" });
    expect(verdict?.facts).toContainEqual({ label: "Also", value: "a, and 1 more" });
  });
});

describe("finished packages", () => {
  it("cap at a hint: no dependencies, no install script, 1.0 or higher", () => {
    expect(level(last(80, { dependencies: false, repository: null }))).toBe("hint");
  });
  it("do not include those below 1.0, or with an install script, or with dependencies", () => {
    const young = { versions: { "0.9.0": ago(80) }, dependencies: false };
    expect(level({ spec: "^0.9.0", registry: young })).toBe("information");
    expect(level(last(80, { dependencies: false, installScript: true }))).toBe("information");
    expect(level(last(80, { dependencies: true }))).toBe("information");
  });
  it("include type definitions", () => {
    expect(level(last(80, { name: "@types/thing", dependencies: true }))).toBe("hint");
  });
});

describe("what is known of the dates", () => {
  it("`modified` proves age", () => {
    const registry = {
      versions: { "1.0.0": null },
      modified: ago(30),
      form: "abbreviated",
    } as const;
    const [verdict] = assessUnmaintained(input({ spec: "^1.0.0", registry })).verdicts;
    expect(verdict?.facts).toContainEqual({
      label: "Newest release",
      value: `${ago(30)} or earlier`,
    });
  });
  it("`modified` never proves freshness: a tag or an owner may have changed", () => {
    const versions = { "1.0.0": ago(70) };
    expect(level({ spec: "^1.0.0", registry: { versions, modified: ago(1) } })).toBe("information");
  });
  it("without dates and recently modified it is undecided, not green", () => {
    const registry = { versions: { "1.0.0": null }, modified: ago(1) };
    const { verdicts, undecided } = assessUnmaintained(input({ spec: "^1.0.0", registry }));
    expect(verdicts).toEqual([]);
    expect(undecided).toEqual([
      {
        rule: "dep-unmaintained",
        text: expect.stringContaining("The registry gives no complete publish dates"),
      },
    ]);
  });
  it("with some dates it is fresh when one of them is, else undecided", () => {
    const fresh = { versions: { "1.0.0": null, "1.1.0": ago(2) }, modified: ago(1) };
    expect(level({ spec: "^1.0.0", registry: fresh })).toBeUndefined();
    const partial = { versions: { "1.0.0": ago(50), "1.1.0": null }, modified: ago(1) };
    expect(assessUnmaintained(input({ spec: "^1.0.0", registry: partial })).undecided).toHaveLength(
      1,
    );
  });
});

describe("families", () => {
  const repository = "host.test/big/monorepo";
  it("a resting part of a living repository is alive", () => {
    const sibling = facts({ name: "@big/core", versions: { "9.0.0": ago(1) }, repository });
    expect(level({ ...last(70, { repository }), siblings: [sibling] })).toBeUndefined();
  });
  it("a living package of another repository helps nobody", () => {
    const other = facts({
      name: "@big/other",
      versions: { "9.0.0": ago(1) },
      repository: "host.test/x/y",
    });
    expect(level({ ...last(70, { repository }), siblings: [other] })).toBe("information");
  });
  it("a family that rests together is dated by its newest release", () => {
    const sibling = facts({ name: "@big/core", versions: { "9.0.0": ago(30) }, repository });
    const [verdict] = assessUnmaintained(
      input({ ...last(70, { repository }), siblings: [sibling] }),
    ).verdicts;
    expect(verdict?.what).toContain("no release for 30 months");
  });
});

describe("declared", () => {
  it("a name that the registry's security team holds", () => {
    expect(
      assessUnmaintained(input(last(1, { versions: { "0.0.1-security": ago(1) } }))).verdicts[0],
    ).toMatchObject({
      level: "warning",
      preset: "quiet",
    });
  });
  it("a package that was taken off", () => {
    const registry = { versions: {}, latest: null, unpublished: "2026-01-05T00:00:00Z" };
    expect(assessUnmaintained(input({ spec: "^1.0.0", registry })).verdicts[0]?.what).toBe(
      "pkg is no longer maintained: it was taken off the registry on 2026-01-05.",
    );
  });
  it("a wholly deprecated package is left to the rule for deprecated ones", () => {
    expect(level(last(70, { deprecated: { "1.0.0": "bye" } }))).toBeUndefined();
  });
});

it("is silent for peer dependencies", () => {
  expect(level({ ...last(70), field: "peerDependencies" })).toBeUndefined();
});
