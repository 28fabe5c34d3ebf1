import { expect, test } from "vitest";
import { digest } from "../../../src/engine/text/hash.ts";
import { contains, overlaps } from "../../../src/engine/text/range.ts";

const range = (start: number, end: number): { start: number; end: number } => ({ start, end });

test("spans overlap when they share a character; neighbours and empty spans do not", () => {
  expect(overlaps(range(0, 3), range(2, 4))).toBe(true);
  expect(overlaps(range(2, 4), range(0, 3))).toBe(true);
  expect(overlaps(range(0, 9), range(2, 4))).toBe(true);
  expect(overlaps(range(0, 2), range(2, 4))).toBe(false);
  expect(overlaps(range(2, 2), range(2, 4))).toBe(false);
});

test("a span contains itself and empty spans at its ends", () => {
  expect(contains(range(2, 4), range(2, 4))).toBe(true);
  expect(contains(range(2, 4), range(4, 4))).toBe(true);
  expect(contains(range(2, 4), range(1, 3))).toBe(false);
  expect(contains(range(2, 4), range(3, 5))).toBe(false);
});

test("a digest is stable and tells apart where its parts begin", () => {
  expect(digest("a", "b")).toMatch(/^[0-9a-f]{32}$/);
  expect(digest("a", "b")).toBe(digest("a", "b"));
  expect(digest("ab", "c")).not.toBe(digest("a", "bc"));
  expect(digest("ab")).not.toBe(digest("ab", ""));
});
