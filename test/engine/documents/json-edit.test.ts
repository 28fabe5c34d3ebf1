import { describe, expect, it } from "vitest";
import { removeJsonItem } from "../../../src/engine/documents/json-edit.ts";
import { applyEdits } from "../../../src/engine/text/edit.ts";

function without(text: string, index: number): string | undefined {
  const edits = removeJsonItem(text, ["list", index]);
  return edits && applyEdits(text, edits);
}

describe("an item of a list", () => {
  const line = '{"list": [{"a": 1}, {"b": 2}, {"c": 3}]}';
  it.each([
    [0, '{"list": [{"b": 2}, {"c": 3}]}'],
    [1, '{"list": [{"a": 1}, {"c": 3}]}'],
    [2, '{"list": [{"a": 1}, {"b": 2}]}'],
  ])("goes with one of the commas beside it: %i", (index, after) => {
    expect(without(line, index)).toBe(after);
  });

  it("leaves the others on their lines", () => {
    const text = '{\n  "list": [\n    { "a": 1 }, // first\n    { "b": 2 }\n  ]\n}\n';
    expect(without(text, 1)).toBe('{\n  "list": [\n    { "a": 1 }\n  ]\n}\n');
    expect(without(text, 0)).toBe('{\n  "list": [\n    { "b": 2 }\n  ]\n}\n');
  });

  it("leaves an empty list, and nothing is done where there is none", () => {
    expect(without('{"list": [ 1 ]}', 0)).toBe('{"list": []}');
    expect(without('{"list": [ 1 ]}', 1)).toBeUndefined();
    expect(without('{"list": {"0": 1}}', 0)).toBeUndefined();
  });
});
