import { expect, it } from "vitest";
import { FlowProgram } from "../../harness/flow-program.ts";

/** More functions than answers that are remembered when memory is short. */
const FILES = 90;
const FUNCTIONS = 460;

it("answers are forgotten when there are many, and kept where there is room", () => {
  const text = Array.from({ length: FUNCTIONS }, (_, i) => `function f${i}(a) { return a; }`).join("\n");
  const files = Object.fromEntries(Array.from({ length: FILES }, (_, i) => [`${i}.ts`, text]));
  const short = new FlowProgram(files, () => true);
  const roomy = new FlowProgram(files, () => false);
  for (const path of Object.keys(files)) {
    short.analysis.flowsInto(path, text);
    roomy.analysis.flowsInto(path, text);
  }
  expect(roomy.analysis.remembered).toBeGreaterThan(40_000);
  expect(short.analysis.remembered).toBeLessThan(10_000);
  // What was found is kept all the same.
  expect(short.analysis.holds("0.ts")).toBe(true);
});
