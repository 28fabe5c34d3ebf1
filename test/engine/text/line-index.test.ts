import { describe, expect, test } from "vitest";
import { LineIndex } from "../../../src/engine/text/line-index.ts";

function lines(text: string): string[] {
  const index = new LineIndex(text);
  return Array.from({ length: index.lineCount }, (_, line) => {
    const { start, end } = index.lineRange(line);
    return text.slice(start, end);
  });
}

test.each([
  ["", [""]],
  ["a", ["a"]],
  ["a\n", ["a", ""]],
  ["a\nb", ["a", "b"]],
  ["a\r\nb\r\n", ["a", "b", ""]],
  ["a\rb", ["a", "b"]],
  ["a\r", ["a", ""]],
  ["\r\r\n\n\r", ["", "", "", "", ""]],
  ["a\r\n\rb\n\nc", ["a", "", "b", "", "c"]],
  ["a\u2028b\u0085c\fd", ["a\u2028b\u0085c\fd"]],
  ["\uFEFFa\nb", ["\uFEFFa", "b"]],
])("%j has the lines %j", (text, expected) => {
  expect(lines(text)).toEqual(expected);
});

describe("positions", () => {
  const text = "\uFEFFab\r\ncd\ref\n\u{1F6D2}x";
  const index = new LineIndex(text);

  test("every offset outside a line break comes back", () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const position = index.position(offset);
      if (text[offset - 1] === "\r" && text[offset] === "\n") continue;
      expect(index.offset(position)).toBe(offset);
    }
  });

  test("a byte order mark and both halves of a surrogate pair count as columns", () => {
    expect(index.position(1)).toEqual({ line: 0, column: 1 });
    expect(index.position(text.indexOf("x"))).toEqual({ line: 3, column: 2 });
  });

  test("an offset between the halves of a Windows line break ends the line", () => {
    expect(index.position(4)).toEqual({ line: 0, column: 4 });
    expect(index.offset({ line: 0, column: 4 })).toBe(3);
    expect(index.position(5)).toEqual({ line: 1, column: 0 });
  });

  test("offsets outside the text are clamped", () => {
    expect(index.position(-5)).toEqual({ line: 0, column: 0 });
    expect(index.position(10_000)).toEqual(index.position(text.length));
  });

  test("columns outside a line are clamped to it, lines past the text to its end", () => {
    expect(index.offset({ line: 1, column: 99 })).toBe(text.indexOf("\r", 5));
    expect(index.offset({ line: 1, column: -1 })).toBe(5);
    expect(index.offset({ line: 99, column: 0 })).toBe(text.length);
    expect(index.lineRange(99)).toEqual({ start: text.length, end: text.length });
  });
});

test("a negative line is the first", () => {
  const index = new LineIndex("ab\ncd");
  expect(index.lineRange(-1)).toEqual({ start: 0, end: 2 });
  expect(index.offset({ line: -1, column: 1 })).toBe(1);
});

test("all lines of a long text are found", () => {
  const index = new LineIndex("ab\n".repeat(10_000));
  expect(index.lineCount).toBe(10_001);
  for (let line = 0; line < 10_000; line += 97) {
    expect(index.position(line * 3 + 1)).toEqual({ line, column: 1 });
  }
});
