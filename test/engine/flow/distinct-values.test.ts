import { describe, expect, it } from "vitest";
import { type AbstractValue, NOTHING } from "../../../src/engine/flow/abstract-value.ts";
import { DistinctValues } from "../../../src/engine/flow/distinct-values.ts";

/** Counts how often what a value begins with is read, which each comparison does. */
function counted(prefix: string, count: { reads: number }): AbstractValue {
  return Object.defineProperty({ ...NOTHING }, "prefix", {
    enumerable: true,
    get: () => {
      count.reads++;
      return prefix;
    },
  });
}

describe("values that a variable was given", () => {
  it("are the first of those that say the same, in the order given", () => {
    const begun = (prefix: string): AbstractValue => ({ ...NOTHING, prefix });
    const [a, again, b] = [begun("a"), begun("a"), begun("b")];
    const distinct = new DistinctValues();
    expect(distinct.of([a, again, b])).toEqual([a, b]);
    expect(distinct.of([b, again, a])).toEqual([b, again]);
    expect(distinct.of([again])[0]).toBe(again);
    expect(distinct.of([])).toEqual([]);
  });

  it("are compared once, however often they are told", () => {
    const count = { reads: 0 };
    const values = ["a", "b", "c", "a"].map((prefix) => counted(prefix, count));
    const distinct = new DistinctValues();
    expect(distinct.of(values)).toEqual(values.slice(0, 3));
    count.reads = 0;
    distinct.of([...values].reverse());
    expect(count.reads).toBe(0);
    distinct.of([...values, counted("b", count)]);
    expect(count.reads).toBeLessThanOrEqual(2 * 3);
  });
});
