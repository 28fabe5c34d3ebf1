import { describe, expect, it } from "vitest";
import { assessCoolDown } from "../../../src/engine/deps/cool-down.ts";
import { input, type InputSketch } from "./build.ts";

const HOUR = 3_600_000;
/** The clock of these tests stands at noon of 22 November 2026. */
const versions = { "1.2.0": "2026-10-01", "1.3.0": "2026-11-01", "1.3.1": "2026-11-21" };

function only(sketch: InputSketch) {
  const { verdicts } = assessCoolDown(input(sketch));
  expect(verdicts).toHaveLength(1);
  return verdicts[0]!;
}

function none(sketch: InputSketch): void {
  expect(assessCoolDown(input(sketch))).toEqual({ verdicts: [], undecided: [] });
}

describe("a fresh version that is locked or pinned", () => {
  it("is reported with its day and the day on which it is old enough", () => {
    const found = only({ spec: "^1.3.0", lock: "1.3.1", registry: { versions } });
    expect(found).toMatchObject({ level: "information", preset: "balanced" });
    expect(found.what).toBe(
      "pkg 1.3.1 has been out for 36 hours; releases wait 3 days in this project.",
    );
    expect(found.facts).toEqual([
      { label: "Published", value: "2026-11-21" },
      { label: "Old enough on", value: "2026-11-24" },
      { label: "The wait is set in", value: "nothing: 72 hours are the default" },
    ]);
  });
  it("is reported in the quiet preset where the project says how long it waits", () => {
    const facts = { spec: "1.3.1", registry: { versions } };
    expect(only({ ...facts, coolDownMs: 48 * HOUR })).toMatchObject({ preset: "quiet" });
  });
  it("is no finding once its time is over, or where nobody waits", () => {
    none({ spec: "1.3.1", registry: { versions }, coolDownMs: 36 * HOUR });
    none({ spec: "1.3.1", registry: { versions }, coolDownMs: 0 });
    none({ spec: "1.3.0", registry: { versions } });
  });
  it("is no finding where only a range would let it in", () => {
    none({ spec: "^1.3.0", registry: { versions } });
    none({ spec: "^1.3.1", registry: { versions } });
    none({ spec: "latest", registry: { versions } });
  });
  it("is no finding for peers and for what no registry answered", () => {
    none({ spec: "1.3.1", field: "peerDependencies", registry: { versions } });
    none({ spec: "1.3.1", lock: "1.3.1" });
    none({ spec: "9.9.9", registry: { versions } });
  });
  it("is undecided without a day, where the whole document was asked for", () => {
    const registry = { versions: { "1.0.0": null } };
    const { undecided } = assessCoolDown(input({ spec: "1.0.0", registry }));
    expect(undecided.map(({ text }) => text)).toEqual([
      "The registry does not say when 1.0.0 was published, so its age cannot be checked.",
    ]);
    none({ spec: "1.0.0", registry: { ...registry, form: "abbreviated" } });
    none({ spec: "1.0.0", registry: { ...registry, modified: "2026-11-01" } });
  });
});

describe("what the project's own file says", () => {
  const sketch = input({ spec: "1.3.1", registry: { versions } });
  const withSetting = (coolDown: NonNullable<typeof sketch.facts.coolDown>) =>
    assessCoolDown({ ...sketch, facts: { ...sketch.facts, coolDown } }).verdicts[0];
  it("comes before the default and names the file", () => {
    const found = withSetting({ ms: 7 * 24 * HOUR, file: "bunfig.toml" });
    expect(found?.preset).toBe("quiet");
    expect(found?.facts).toContainEqual({ label: "The wait is set in", value: "bunfig.toml" });
  });
  it("may spare certain versions", () => {
    expect(withSetting({ ms: 7 * 24 * HOUR, file: "x", exempt: "1.3.1" })).toBeUndefined();
    expect(withSetting({ ms: 7 * 24 * HOUR, file: "x", exempt: "1.3.2" })).toBeDefined();
  });
});

describe("the way back", () => {
  const pinned = (registry: InputSketch["registry"], spec = "1.3.1") =>
    only({ spec, lock: "1.3.1", ...(registry && { registry }) }).targets.map(
      ({ version, newText }) => `${version} ${newText}`,
    );
  it("is the newest older version that has been out for long enough, named exactly", () => {
    expect(pinned({ versions })).toEqual(["1.3.0 1.3.0"]);
    expect(pinned({ versions }, "^1.3.0")).toEqual(["1.3.0 1.3.0"]);
    expect(pinned({ versions }, "v1.3.1")).toEqual(["1.3.0 v1.3.0"]);
  });
  it("is not a deprecated version, a prerelease, another major or one that is fresh as well", () => {
    expect(pinned({ versions, deprecated: { "1.3.0": "bad" } })).toEqual(["1.2.0 1.2.0"]);
    expect(pinned({ versions: { ...versions, "1.3.1-rc.1": "2026-11-02" } })).toEqual([
      "1.3.0 1.3.0",
    ]);
    expect(pinned({ versions: { "0.9.0": "2025-01-01", "1.3.1": "2026-11-21" } })).toEqual([]);
    expect(pinned({ versions: { "1.3.0": "2026-11-20", "1.3.1": "2026-11-21" } })).toEqual([]);
  });
  it("is not a version that is known to be vulnerable", () => {
    const advisory = {
      id: "1",
      title: "hole",
      severity: "high" as const,
      vulnerable: "<1.3.1",
      cwe: [],
    };
    const found = assessCoolDown(
      input({ spec: "1.3.1", registry: { versions }, advisories: [advisory] }),
    );
    expect(found.verdicts[0]?.targets).toEqual([]);
  });
  it("has no edit for one half of a family, and none for a range that says nothing", () => {
    const sketch = input({ spec: "1.3.1", registry: { versions } });
    const lookup = sketch.facts.lookup;
    const facts = lookup?.ok ? lookup.facts : undefined;
    const partners = [{ entry: sketch.entry, facts: facts! }];
    const [target] = assessCoolDown({ ...sketch, partners }).verdicts[0]?.targets ?? [];
    expect(target?.version).toBe("1.3.0");
    expect(target?.newText).toBeUndefined();
    expect(pinned({ versions }, "*")).toEqual(["1.3.0 undefined"]);
  });
});
