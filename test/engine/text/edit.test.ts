import { expect, test } from "vitest";
import { type TextEdit, applyEdits, compatible } from "../../../src/engine/text/edit.ts";

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });

test.each<[string, TextEdit[], string]>([
  ["no edit", [], "abcdef"],
  ["replacement", [edit(1, 3, "X")], "aXdef"],
  ["removal", [edit(0, 6, "")], ""],
  ["insertions at both ends", [edit(6, 6, "z"), edit(0, 0, "y")], "yabcdefz"],
  ["neighbours in any order", [edit(3, 5, "2"), edit(1, 3, "1")], "a12f"],
  ["insertion before a replacement", [edit(2, 4, "X"), edit(2, 2, "i")], "abiXef"],
  ["insertion behind a replacement", [edit(4, 4, "i"), edit(2, 4, "X")], "abXief"],
  ["insertions at one place keep their order", [edit(1, 1, "1"), edit(1, 1, "2")], "a12bcdef"],
])("%s", (_, edits, expected) => {
  expect(applyEdits("abcdef", edits)).toBe(expected);
  expect(compatible(edits)).toBe(true);
});

test.each<[string, TextEdit[]]>([
  ["overlap", [edit(1, 4, "X"), edit(3, 5, "Y")]],
  ["the same span twice", [edit(1, 4, "X"), edit(1, 4, "X")]],
  ["one within the other", [edit(0, 6, "X"), edit(2, 3, "Y")]],
  ["insertion within a replacement", [edit(1, 4, "X"), edit(2, 2, "Y")]],
  ["end before start", [edit(4, 2, "X")]],
  ["before the text", [edit(-1, 2, "X")]],
])("refused: %s", (_, edits) => {
  expect(applyEdits("abcdef", edits)).toBeUndefined();
  expect(applyEdits("abcdef", edits.toReversed())).toBeUndefined();
  expect(compatible(edits)).toBe(false);
});

test("an edit past the end is refused, also when the text has become shorter", () => {
  expect(applyEdits("abc", [edit(2, 4, "X")])).toBeUndefined();
  expect(applyEdits("abc", [edit(4, 4, "X")])).toBeUndefined();
  expect(applyEdits("abc", [edit(0, 1, "ok"), edit(9, 9, "X")])).toBeUndefined();
});

test("the list of edits stays as it is", () => {
  const edits = [edit(3, 4, "b"), edit(0, 1, "a")];
  applyEdits("abcdef", edits);
  expect(edits.map(({ start }) => start)).toEqual([3, 0]);
});
