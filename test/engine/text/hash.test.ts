import { describe, expect, it } from "vitest";
import { digest } from "../../../src/engine/text/hash.ts";

describe("digests", () => {
  it("are the same for the same text, however many others were asked for between", () => {
    const texts = Array.from({ length: 9 }, (_, i) => `text ${i}`);
    const first = texts.map((text) => digest(text));
    expect(texts.map((text) => digest(text))).toEqual(first);
    expect(digest(texts[8] ?? "")).toBe(first[8]);
    expect(new Set(first).size).toBe(9);
    for (const each of first) expect(each).toMatch(/^[\da-f]{32}$/);
  });

  it("tell parts apart", () => {
    expect(digest("ab", "c")).not.toBe(digest("a", "bc"));
    expect(digest("abc")).not.toBe(digest("ab", "c"));
    expect(digest()).not.toBe(digest(""));
  });
});
