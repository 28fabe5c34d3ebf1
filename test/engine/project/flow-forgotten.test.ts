import { expect, it } from "vitest";
import { FlowProgram } from "../../harness/flow-program.ts";

/** Files that read what all have put into one table, and put what they make of one entry into another. */
function shops(count: number): Record<string, string> {
  const files: Record<string, string> = {
    "table.js":
      "let all = '';\nexport function put(value) {\n  all = value;\n}\nexport function get() {\n  return all;\n}\n",
    "log.js":
      "let last = '';\nexport function note(value) {\n  last = value;\n}\nexport function read() {\n  return last;\n}\n",
  };
  for (let i = 0; i < count; i++) {
    files[`put${i}.js`] =
      `import { put } from "./table.js";\nexport const first = () => put(process.argv[${i}]);\n`;
    files[`note${i}.js`] =
      `import { get } from "./table.js";\nimport { note } from "./log.js";\nexport const first = () => note(get() + ${i});\n`;
    files[`read${i}.js`] =
      `import { exec } from "node:child_process";\nimport { read } from "./log.js";\nexport const first = () => exec(read());\n`;
  }
  return files;
}

it("what comes to be known later is news to those who read it, and withdraws nothing", () => {
  const files = shops(8);
  const program = new FlowProgram(files);
  const { analysis } = program;
  for (const [path, text] of Object.entries(files)) {
    analysis.flowsInto(path, text);
    analysis.release();
  }
  const before = analysis.evaluations;
  for (const path of analysis.outdated() ?? []) analysis.flowsInto(path, files[path] ?? "");
  expect(analysis.evaluations - before).toBeLessThanOrEqual(18);
  expect(program.ways().sort()).toEqual(new FlowProgram(files).ways().sort());
});
