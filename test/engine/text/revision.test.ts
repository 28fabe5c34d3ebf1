import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/engine/text/edit.ts";
import { Revision } from "../../../src/engine/text/revision.ts";

describe("a text that is edited again and again", () => {
  it("leaves alone what no round touched", () => {
    const revision = new Revision("one two three four");
    revision.apply([
      { start: 0, end: 3, text: "1" },
      { start: 14, end: 18, text: "4" },
    ]);
    expect(revision.text).toBe("1 two three 4");
    revision.apply([{ start: 2, end: 5, text: "2" }]);
    expect(revision.text).toBe("1 2 three 4");
    expect(revision.edits()).toEqual([
      { start: 0, end: 3, text: "1" },
      { start: 4, end: 7, text: "2" },
      { start: 14, end: 18, text: "4" },
    ]);
  });

  it("knows what later rounds did to what earlier ones had written", () => {
    const revision = new Revision("a = b;");
    revision.apply([{ start: 4, end: 5, text: "call(b)" }]);
    revision.apply([
      { start: 4, end: 8, text: "other" },
      { start: 12, end: 12, text: " // done" },
    ]);
    expect(revision.text).toBe("a = other(b); // done");
    expect(applyEdits("a = b;", revision.edits())).toBe(revision.text);
  });

  it("says nothing of what was undone, and only what differs of what was replaced", () => {
    const revision = new Revision("const key = 1;");
    revision.apply([{ start: 6, end: 9, text: "lock" }]);
    revision.apply([{ start: 6, end: 10, text: "key" }]);
    expect(revision.edits()).toEqual([]);
    revision.apply([{ start: 0, end: 14, text: "const keys = 1;" }]);
    expect(revision.edits()).toEqual([{ start: 9, end: 9, text: "s" }]);
  });

  it("refuses edits that overlap, and stays as it was", () => {
    const revision = new Revision("abc");
    const edits = [
      { start: 0, end: 2, text: "" },
      { start: 1, end: 3, text: "" },
    ];
    expect(revision.apply(edits)).toBe(false);
    expect(revision.text).toBe("abc");
    expect(revision.edits()).toEqual([]);
  });

  it("gives the text of now, whatever was done", () => {
    let seed = 7;
    const below = (limit: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % limit;
    };
    for (let run = 0; run < 200; run++) {
      const text = "abcdefghij".repeat(1 + below(4));
      const revision = new Revision(text);
      for (let round = 0; round < 5; round++) {
        const places = [0, 0, 0, 0]
          .map(() => below(revision.text.length + 1))
          .toSorted((a, b) => a - b);
        const [a = 0, b = 0, c = 0, d = 0] = places;
        revision.apply([
          { start: a, end: b, text: "XY".slice(below(3)) },
          { start: c, end: d, text: "z".repeat(below(3)) },
        ]);
      }
      const edits = revision.edits();
      expect(applyEdits(text, edits)).toBe(revision.text);
      for (const [i, edit] of edits.entries())
        expect(edit.start).toBeGreaterThanOrEqual(edits[i - 1]?.end ?? 0);
    }
  });
});
