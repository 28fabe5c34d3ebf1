import { expect } from "vitest";
import { assessOutdated } from "../../../src/engine/deps/outdated.ts";
import { type InputSketch, input } from "./build.ts";

/** Releases of a package with three newer versions than its first. */
export const LINE = {
  "1.0.0": "2023-01-10",
  "1.0.1": "2023-02-10",
  "1.2.0": "2026-03-10",
  "2.0.0": "2026-05-10",
  "2.1.0": "2026-06-10",
};

/** The only thing that is said of a dependency that is behind. */
export function only(sketch: InputSketch) {
  const { verdicts } = assessOutdated(input(sketch));
  expect(verdicts).toHaveLength(1);
  return verdicts[0]!;
}
