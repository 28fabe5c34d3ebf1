import { expect, it } from "vitest";
import { FlowProgram } from "../../harness/flow-program.ts";

/** Files that export one function each, one that hands all of them on, and one that imports all of them from there. */
function programOf(size: number): Record<string, string> {
  const numbers = Array.from({ length: size }, (_, i) => i);
  const names = numbers.map((i) => `step${i}`);
  return {
    ...Object.fromEntries(
      numbers.map((i) => [`src/${i}.ts`, `export function step${i}(text) { return text; }`]),
    ),
    "src/all.ts": numbers.map((i) => `export * from "./${i}";`).join("\n"),
    "src/app.ts": `import express from "express";
import { exec } from "node:child_process";
import { ${names.join(", ")} } from "./all";
express().get("/", (req) => exec(${names.map((name) => `${name}(`).join("")}req.query.id${")".repeat(size)}));
`,
  };
}

/** How many answers are kept when everything was followed. */
function answersOf(size: number): number {
  const program = new FlowProgram(programOf(size));
  expect(program.flows()).toHaveLength(1);
  return program.analysis.remembered;
}

it("a file that hands on many others asks only those that export the name", () => {
  const [few, many] = [answersOf(10), answersOf(40)];
  // With an answer for each name in each file there would be 1,600 of them.
  expect(many).toBeLessThan(5 * few);
});
