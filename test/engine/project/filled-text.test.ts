import { describe, expect, it } from "vitest";
import { filled } from "../../../src/engine/project/filled-text.ts";

const LONG = "x".repeat(200);

describe("a filled text", () => {
  it("has the values in their places, and leaves what nobody said", () => {
    expect(filled("{{a}} goes to {{b}}, {{a}}.", { a: "A", b: "B" })).toBe("A goes to B, A.");
    expect(filled("{{a}} and {{toString}}", { a: "A" })).toBe("A and {{toString}}");
  });

  it("cuts values that nobody would read", () => {
    expect(filled("{{a}}.", { a: LONG })).toBe(`${"x".repeat(59)}….`);
  });

  it("fits its limit: the longest value gives way first", () => {
    const text = filled("The value {{a}} of {{b}} goes away.", { a: LONG, b: "short" }, 50);
    expect(text).toHaveLength(50);
    expect(text).toMatch(/^The value x+… of short goes away\.$/);
  });

  it("counts a value as often as it stands there", () => {
    expect(filled("{{a}} {{a}}", { a: LONG }, 61)).toBe(`${"x".repeat(29)}… ${"x".repeat(29)}…`);
  });

  it("leaves something of each value", () => {
    const text = filled(`${"y".repeat(50)} {{a}} {{b}}`, { a: LONG, b: LONG }, 40);
    expect(text).toBe(`${"y".repeat(50)} ${"x".repeat(11)}… ${"x".repeat(11)}…`);
  });
});
