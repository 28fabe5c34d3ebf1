import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Patience } from "../../../src/server/workspace/patience.ts";

/** Milliseconds that have passed; each question takes one. */
let now = 0;

beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** How many milliseconds slices of endless work last; `finishes` says how much each of them finishes. */
function slices(patience: Patience, finishes: readonly number[], since?: number): number[] {
  let finished = 0;
  return finishes.map((more) => {
    const start = now;
    const isDone = patience.run(
      (isOver) => {
        while (!isOver()) now++;
        finished += more;
        return false;
      },
      () => finished,
      since,
    );
    expect(isDone).toBe(false);
    return now - start;
  });
}

describe("patience", () => {
  it("grows where nothing was finished, and shrinks where something was", () => {
    expect(slices(new Patience(10), [0, 0, 1, 1, 1, 1])).toEqual([11, 21, 41, 21, 11, 11]);
  });

  it("begins anew after what was done, and gives whether it was", () => {
    const patience = new Patience(10);
    slices(patience, [0, 0, 0]);
    expect(
      patience.run(
        () => true,
        () => 0,
      ),
    ).toBe(true);
    expect(slices(patience, [0])).toEqual([11]);
  });

  it("takes no more than a part of the time since somebody did something", () => {
    const patience = new Patience(10);
    expect(slices(patience, [0, 0, 0], 0)).toEqual([11, 11, 11]);
    expect(slices(patience, [0, 0], -10_000)).toEqual([21, 41]);
  });
});
