import { describe, expect, it } from "vitest";
import { FlowProgram } from "../../harness/flow-program.ts";

const FILES = {
  "list.ts": "export const shown = (term: string) => `<li>${term}</li>`;\n",
  "page.ts": [
    'import express from "express";',
    'import { shown } from "./list.ts";',
    "const app = express();",
    'app.get("/", (req, res) => { res.send(shown(req.query.term)); });',
    "",
  ].join("\n"),
};

describe("following data for a while", () => {
  it("says that it was stopped, keeps what was found, and comes to the same end", () => {
    const whole = new FlowProgram(FILES);
    const expected = whole.flows();
    expect(expected).not.toEqual([]);
    const program = new FlowProgram(FILES);
    const { analysis } = program;
    const text = FILES["page.ts"];
    let slices = 0;
    for (let steps = 0; ; steps++) {
      let left = steps;
      slices++;
      if (analysis.advance("page.ts", text, () => left-- <= 0)) break;
    }
    expect(slices).toBeGreaterThan(1);
    expect(analysis.finished).toBeGreaterThan(0);

    expect(program.flows()).toEqual(expected);
  });

  it("is over at once where nothing changed, and begins again after an edit elsewhere", () => {
    const program = new FlowProgram(FILES);
    const { analysis } = program;
    program.flows();
    const advance = () => analysis.advance("page.ts", FILES["page.ts"], () => true);
    expect(advance()).toBe(true);
    program.write("list.ts", FILES["list.ts"].replace("${term}", "${term.length}"));
    expect(advance()).toBe(false);
    expect(analysis.advance("page.ts", FILES["page.ts"], () => false)).toBe(true);
    expect(program.flows()).toEqual(new FlowProgram(Object.fromEntries(program.files)).flows());
  });
});
