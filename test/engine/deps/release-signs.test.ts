import { describe, expect, it } from "vitest";
import { releaseSigns } from "../../../src/engine/deps/release-signs.ts";
import { facts, type FactsSketch, NOW } from "./build.ts";

const LINE = {
  "1.0.0": "2026-01-01",
  "1.1.0": "2026-03-01",
  "1.2.0": "2026-05-01",
  "1.3.0": "2026-11-15",
};

function signs(sketch: Partial<FactsSketch>, version = "1.3.0"): string[] {
  return releaseSigns(facts({ versions: LINE, ...sketch }), version, NOW).map(({ kind }) => kind);
}

describe("a script that no version before had", () => {
  it("is a sign in the first version that has it", () => {
    expect(signs({ installScript: ["1.3.0"] })).toEqual(["script-added"]);
  });
  it("is none where a version before had one, or all have", () => {
    expect(signs({ installScript: ["1.1.0", "1.3.0"] })).toEqual([]);
    expect(signs({ installScript: true })).toEqual([]);
    expect(signs({ installScript: false })).toEqual([]);
  });
  it("is none where too few versions stand before it", () => {
    expect(signs({ installScript: ["1.2.0", "1.3.0"] }, "1.2.0")).toEqual([]);
  });
  it("is none where later versions kept it for a long time", () => {
    const versions = { ...LINE, "1.3.0": "2026-06-01", "1.4.0": "2026-07-01" };
    expect(signs({ versions, installScript: ["1.3.0", "1.4.0"] })).toEqual([]);
    expect(signs({ versions, installScript: ["1.3.0"] })).toEqual(["script-added"]);
  });
  it("does not count prereleases before it", () => {
    const versions = { "1.0.0": "2026-01-01", "1.0.1-rc.1": "2026-01-02", "1.3.0": "2026-11-15" };
    expect(signs({ versions, installScript: ["1.3.0"] })).toEqual([]);
  });
});

describe("a statement of origin that is missing", () => {
  it("is a sign where the two versions before had one", () => {
    expect(signs({ provenance: ["1.1.0", "1.2.0"] })).toEqual(["provenance-dropped"]);
  });
  it("is none where it is there, where only one had it, or nobody", () => {
    expect(signs({ provenance: ["1.1.0", "1.2.0", "1.3.0"] })).toEqual([]);
    expect(signs({ provenance: ["1.2.0"] })).toEqual([]);
    expect(signs({})).toEqual([]);
  });
  it("is none for a patch of an old major that never had one", () => {
    const versions = { "1.0.0": "2025-01-01", "1.0.1": "2026-11-20", "2.0.0": "2026-01-01" };
    expect(signs({ versions, provenance: ["2.0.0"] }, "1.0.1")).toEqual([]);
  });
  it("is none in a version that has been out for long", () => {
    const versions = { ...LINE, "1.3.0": "2026-06-01" };
    expect(signs({ versions, provenance: ["1.1.0", "1.2.0"] })).toEqual([]);
  });
  it("without days only in the newest version of a document that changed lately", () => {
    const versions = { "1.0.0": null, "1.1.0": null, "1.2.0": null, "1.3.0": null };
    const provenance = ["1.0.0", "1.1.0"];
    const sketch = { versions, provenance, form: "abbreviated" as const };
    expect(signs({ ...sketch, modified: "2026-11-01" }, "1.2.0")).toEqual([]);
    const newest = { ...sketch, provenance: ["1.1.0", "1.2.0"] };
    expect(signs({ ...newest, modified: "2026-11-01" })).toEqual(["provenance-dropped"]);
    expect(signs({ ...newest, modified: "2026-01-01" })).toEqual([]);
  });
});

describe("a publisher whom nobody knows", () => {
  const versions = Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [`1.${index}.0`, `2026-0${index + 1}-01`]),
  );
  const before = Object.fromEntries(Object.keys(versions).map((version) => [version, "ann"]));
  const all = { ...versions, "1.6.0": "2026-11-15" };
  const by = (name: string, more: Partial<FactsSketch> = {}) =>
    signs({ versions: all, publishers: { ...before, "1.6.0": name }, ...more }, "1.6.0");
  it("is a sign while the release is young", () => {
    expect(by("eve")).toEqual(["new-publisher"]);
    expect(by("eve", { versions: { ...versions, "1.6.0": "2026-11-01" } })).toEqual([]);
  });
  it("is none for somebody who published before", () => expect(by("ann")).toEqual([]));
  it("is none for a build that says where it comes from", () => {
    expect(by("GitHub Actions", { provenance: ["1.6.0"] })).toEqual([]);
  });
  it("is none where few versions say who published them", () => {
    const few = { "1.0.0": "ann", "1.6.0": "eve" };
    expect(signs({ versions: all, publishers: few }, "1.6.0")).toEqual([]);
  });
});

describe("a version that is gone", () => {
  it("is a sign where the registry keeps the day of its publishing", () => {
    expect(signs({ removed: ["1.2.5"] }, "1.2.5")).toEqual(["vanished"]);
  });
  it("is none where the registry never had it: it may come from another one", () => {
    expect(signs({}, "1.2.5")).toEqual([]);
    expect(signs({ removed: ["1.2.4"] }, "1.2.5")).toEqual([]);
  });
});
