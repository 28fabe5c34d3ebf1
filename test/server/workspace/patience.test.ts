import { describe, expect, it } from "vitest";
import { Patience } from "../../../src/server/workspace/patience.ts";

/** How long slices last, in milliseconds rounded down to the least; `finishes` says how much each of them finishes. */
function slices(patience: Patience, finishes: readonly number[]): number[] {
  let finished = 0;
  return finishes.map((more) => {
    const start = performance.now();
    patience.run(
      (isOver) => {
        while (!isOver());
        finished += more;
        return false;
      },
      () => finished,
    );
    return performance.now() - start;
  });
}

describe("patience", () => {
  it("grows where nothing was finished, and shrinks where something was", () => {
    const [first = 0, second = 0, third = 0, fourth = 0] = slices(new Patience(10), [0, 0, 1, 1]);
    expect(first).toBeGreaterThanOrEqual(10);
    expect(second).toBeGreaterThanOrEqual(20);
    expect(third).toBeGreaterThanOrEqual(40);
    expect(fourth).toBeGreaterThanOrEqual(20);
  });

  it("begins anew after what was done, and gives whether it was", () => {
    const patience = new Patience(10);
    slices(patience, [0, 0, 0]);
    const count = () => 0;
    expect(patience.run(() => true, count)).toBe(true);
    const start = performance.now();
    let end = start;
    const work = (isOver: () => boolean): boolean => {
      while (!isOver() && end - start < 60) end = performance.now();
      return false;
    };
    expect(patience.run(work, count)).toBe(false);
    expect(end - start).toBeLessThan(60);
  });

  it("takes no more than a part of the time since somebody did something", () => {
    const patience = new Patience(10);
    const took = (since: number): number => {
      const start = performance.now();
      patience.run(
        (isOver) => {
          while (!isOver());
          return false;
        },
        () => 0,
        since,
      );
      return performance.now() - start;
    };
    const now = performance.now();
    expect([took(now), took(now), took(now)].every((ms) => ms < 40)).toBe(true);
    expect(took(now - 10_000)).toBeGreaterThanOrEqual(20);
    expect(took(now - 10_000)).toBeGreaterThanOrEqual(40);
  });
});
