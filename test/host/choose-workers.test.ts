import { expect, it } from "vitest";
import {
  fittingWorkers,
  mostReaders,
  onceWorthwhile,
  readersOf,
} from "../../src/host/choose-workers.ts";

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

it("tells once that threads are worth their start, as soon as it is certain", () => {
  let told = 0;
  const found = onceWorthwhile(() => told++);
  for (const path of [...scripts(199), "README.md", "package.json"]) found(path);
  expect(told).toBe(0);
  for (const path of scripts(300)) found(path);
  expect(told).toBe(1);
  expect(mostReaders()).toBe(fittingWorkers(scripts(200)));
});
