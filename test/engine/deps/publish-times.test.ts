import { describe, expect, it } from "vitest";
import { day, monthsBefore, monthsSince, readTime } from "../../../src/engine/deps/calendar.ts";
import {
  excludesSupportedNode,
  nodeAccepts,
  supportedNodeMajors,
} from "../../../src/engine/deps/node-lines.ts";
import { needsFullDocument, type TimesQuery } from "../../../src/engine/deps/publish-times.ts";
import { facts, NOW } from "./build.ts";

const QUERY: TimesQuery = {
  now: NOW,
  coolDownMs: 72 * 3_600_000,
  staleAfterMonths: 24,
  deadMajorAfterMonths: 12,
  thorough: false,
};

function needs(
  modified: string,
  current: string,
  more: Partial<TimesQuery> = {},
  name = "pkg",
): boolean {
  const versions = { "1.0.0": null, "1.1.0": null, "2.0.0": null };
  const sketch = facts({ name, versions, modified, form: "abbreviated" });
  return needsFullDocument(sketch, { ...QUERY, current, ...more });
}

describe("when a full document is worth its price", () => {
  it("not for a current package, unless upkeep is to be judged", () => {
    expect(needs("2026-11-21", "2.0.0")).toBe(false);
    expect(needs("2026-11-21", "2.0.0", { thorough: true })).toBe(true);
  });
  it("for an update that may be inside the cool-down", () => {
    expect(needs("2026-11-21", "1.0.0")).toBe(true);
  });
  it("for an installed version that may be, and not for one that only a range would let in", () => {
    expect(needs("2026-11-21", "2.0.0", { exact: true })).toBe(true);
    expect(needs("2026-11-01", "2.0.0", { exact: true })).toBe(false);
  });
  it("for an installed version that is no longer there", () => {
    expect(needs("2020-01-01", "1.0.5", { exact: true })).toBe(true);
    expect(needs("2020-01-01", "1.0.5")).toBe(false);
  });
  it("for a major behind, while the document changed within twelve months", () => {
    expect(needs("2026-06-01", "1.0.0")).toBe(true);
    expect(needs("2025-06-01", "1.0.0")).toBe(false);
  });
  it("not for what `modified` proves stale, except in a scope, where it may have family", () => {
    expect(needs("2024-01-01", "2.0.0", { thorough: true })).toBe(false);
    expect(needs("2024-01-01", "2.0.0", { thorough: true }, "@scope/pkg")).toBe(true);
    expect(needs("2024-01-01", "2.0.0", { thorough: true }, "@types/pkg")).toBe(false);
  });
  it("not when the abbreviated document has all the times", () => {
    const sketch = facts({
      versions: { "1.0.0": "2020-01-01" },
      modified: "2026-11-21",
      form: "abbreviated",
    });
    expect(needsFullDocument(sketch, { ...QUERY, current: "0.1.0", thorough: true })).toBe(false);
  });
  it("not a second time", () => {
    const sketch = facts({
      versions: { "1.0.0": null, "2.0.0": null },
      modified: "2026-11-21",
      form: "full",
    });
    expect(needsFullDocument(sketch, { ...QUERY, current: "1.0.0", thorough: true })).toBe(false);
  });
  it("for a document without versions: only the full one says that it was taken off", () => {
    expect(needsFullDocument(facts({ versions: {}, form: "abbreviated" }), QUERY)).toBe(true);
  });
});

describe("the calendar", () => {
  it("counts whole months and keeps to the month's end", () => {
    expect(day(monthsBefore(Date.parse("2026-03-31T10:00:00Z"), 1))).toBe("2026-02-28");
    expect(monthsSince(Date.parse("2024-11-22T12:00:00Z"), NOW)).toBe(24);
    expect(monthsSince(Date.parse("2024-11-23T12:00:00Z"), NOW)).toBe(23);
    expect(monthsSince(NOW + 1, NOW)).toBe(0);
  });
  it.each([null, 7, "", "soon", "9".repeat(50), {}, "2026-13-45"])("%j is no time", (value) => {
    expect(readTime(value)).toBeUndefined();
  });
});

describe("lines of Node", () => {
  it("follows the clock", () => {
    expect(supportedNodeMajors(NOW)).toEqual([22, 24, 26]);
    expect(supportedNodeMajors(Date.parse("2026-04-01T00:00:00Z"))).toEqual([20, 22, 24]);
  });
  it.each([
    ["<=18", true],
    ["^14 || ^16", true],
    [">=0.10", false],
    ["18 || >=22", false],
    ["nonsense", false],
    [undefined, false],
  ])("engines %j excludes every supported line: %s", (engines, expected) => {
    expect(excludesSupportedNode(engines, NOW)).toBe(expected);
  });
  it.each([
    [">=22", ">=18", false],
    [">=18.17", ">=18", true],
    ["^18 || ^20 || >=22", ">=18", true],
    [">=22", undefined, true],
    ["nonsense", ">=18", true],
  ])("a package for %j fits a project for %j: %s", (wanted, promised, fits) => {
    expect(nodeAccepts(wanted, promised)).toBe(fits);
  });
});
