import { expect, it } from "vitest";
import { literalPattern } from "../../../src/engine/text/literal-pattern.ts";

it.each(["$limit", "page(", "a.b", "[x]", "c\\d", "{1}", "^a|b$", "a/b", "plain"])(
  "matches %s itself and nothing else",
  (text) => {
    const pattern = new RegExp(`^${literalPattern(text)}$`);
    expect(pattern.test(text)).toBe(true);
    expect(pattern.test(`${text}x`)).toBe(false);
    expect(pattern.test("aXb")).toBe(false);
  },
);
