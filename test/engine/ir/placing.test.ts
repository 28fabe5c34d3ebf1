import { describe, expect, it } from "vitest";
import { keyOf, placing, rangeBefore, stoodAt } from "../../../src/engine/ir/placing.ts";
import { changeBetween } from "../../../src/engine/text/change.ts";
import { randomFrom } from "../../harness/random.ts";

describe("where a range was before a change", () => {
  const change = changeBetween("shop(a, b); end", "shop(a, new, b); end");
  it("is as before for what stands before it, and moved for what stands behind", () => {
    expect(rangeBefore({ start: 0, end: 4 }, change)).toEqual({ start: 0, end: 4 });
    expect(rangeBefore({ start: 17, end: 20 }, change)).toEqual({ start: 12, end: 15 });
  });

  it("is known for what stands around it", () => {
    expect(rangeBefore({ start: 0, end: 15 }, change)).toEqual({ start: 0, end: 10 });
    expect(stoodAt({ start: 0, end: 15 }, { start: 0, end: 10 }, change)).toBe(true);
    expect(stoodAt({ start: 0, end: 15 }, { start: 0, end: 11 }, change)).toBe(false);
  });

  it("is nowhere for what is new", () => {
    expect(rangeBefore({ start: 8, end: 11 }, change)).toBeUndefined();
    expect(stoodAt({ start: 8, end: 11 }, undefined, change)).toBe(false);
  });

  it("is never the same for two ranges", () => {
    const random = randomFrom(7);
    for (let round = 0; round < 200; round++) {
      const before = textOf(random);
      const after = textOf(random);
      const change = changeBetween(before, after);
      const seen = new Set<string>();
      for (let start = 0; start < after.length; start++) {
        for (let end = start + 1; end <= after.length; end++) {
          const range = rangeBefore({ start, end }, change);
          if (!range) continue;
          expect(seen.has(keyOf(range))).toBe(false);
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(before.length);
          seen.add(keyOf(range));
        }
      }
    }
  });
});

describe("places", () => {
  const change = changeBetween("aabb", "aaXbb");
  it("stay for what was there, under the name that it had", () => {
    const placeOf = placing([{ start: 90, end: 92 }], [{ start: 2, end: 4 }], change, 1_000);
    expect(placeOf({ start: 3, end: 5 })).toEqual({ start: 90, end: 92 });
    expect(placeOf({ start: 2, end: 3 })).toEqual({ start: 1_002, end: 1_003 });
    expect(placeOf({ start: 0, end: 2 })).toEqual({ start: 1_000, end: 1_002 });
  });

  it("are all new where nobody knows what changed", () => {
    const placeOf = placing([{ start: 90, end: 92 }], [{ start: 2, end: 4 }], undefined, 1_000);
    expect(placeOf({ start: 3, end: 5 })).toEqual({ start: 1_003, end: 1_005 });
  });
});

/** A short text of few letters, so that two of them are often alike. */
function textOf(random: () => number): string {
  const length = Math.floor(random() * 9);
  return Array.from({ length }, () => (random() < 0.5 ? "a" : "b")).join("");
}
