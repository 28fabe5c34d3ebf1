import { expect, it } from "vitest";
import { FlowProgram } from "../../harness/flow-program.ts";

it("answers are forgotten when whoever has the memory says so, and what they said is kept", () => {
  const text = "export function first(a) { return a; }";
  const paths = Array.from({ length: 40 }, (_, i) => `${i}.ts`);
  const files = Object.fromEntries(paths.map((path) => [path, text]));
  const roomy = new FlowProgram(files, () => false);
  const full = new FlowProgram(files, (answers) => answers > 20);
  for (const path of paths) {
    roomy.analysis.flowsInto(path, text);
    full.analysis.flowsInto(path, text);
    full.analysis.releaseIfFull();
  }
  expect(roomy.analysis.remembered).toBeGreaterThan(80);
  expect(full.analysis.remembered).toBeLessThanOrEqual(20);
  expect(full.analysis.holds("0.ts")).toBe(true);
});
