import { expect, it } from "vitest";
import { fittingWorkers, readersOf } from "../../src/host/choose-workers.ts";

const scripts = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `src/f${i}.ts`);

it("reads few files without a thread of its own, and many with at least one", () => {
  expect(fittingWorkers(scripts(199))).toBe(0);
  expect(fittingWorkers([...scripts(199), "README.md"])).toBe(0);
  expect(fittingWorkers(scripts(200))).toBeGreaterThanOrEqual(1);
  expect(fittingWorkers(scripts(200))).toBeLessThanOrEqual(4);
});

it("counts the thread that follows data among those that were asked for", () => {
  expect([0, 1, 2, 5].map(readersOf)).toEqual([0, 0, 1, 4]);
});
