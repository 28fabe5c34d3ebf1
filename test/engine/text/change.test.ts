import { expect, test } from "vitest";
import { changeBetween, moveRange } from "../../../src/engine/text/change.ts";

test.each([
  ["", "", { start: 0, oldEnd: 0, newEnd: 0 }],
  ["abc", "abc", { start: 3, oldEnd: 3, newEnd: 3 }],
  ["", "abc", { start: 0, oldEnd: 0, newEnd: 3 }],
  ["abc", "", { start: 0, oldEnd: 3, newEnd: 0 }],
  ["abc", "aXc", { start: 1, oldEnd: 2, newEnd: 2 }],
  ["aa", "aaa", { start: 2, oldEnd: 2, newEnd: 3 }],
  ["aaa", "aa", { start: 2, oldEnd: 3, newEnd: 2 }],
  ["a\nb", "a\r\nb", { start: 1, oldEnd: 1, newEnd: 2 }],
])("from %j to %j", (before, after, expected) => {
  expect(changeBetween(before, after)).toEqual(expected);
});

test("the change turns the old text into the new one", () => {
  const words = ["", "a", "ab", "ba", "aab", "abab", "xaby", "b\nb"];
  for (const before of words) {
    for (const after of words) {
      const { start, oldEnd, newEnd } = changeBetween(before, after);
      expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd)).toBe(
        after,
      );
    }
  }
});

/** Where `[…]` of the old text lies in the new one. */
function moved(before: string, after: string): string {
  const start = before.indexOf("[");
  const text = before.replace(/[[\]]/g, "");
  const range = moveRange({ start, end: before.indexOf("]") - 1 }, changeBetween(text, after));
  expect(range.start).toBeGreaterThanOrEqual(0);
  expect(range.end).toBeLessThanOrEqual(after.length);
  expect(range.start).toBeLessThanOrEqual(range.end);
  return `${after.slice(0, range.start)}[${after.slice(range.start, range.end)}]${after.slice(range.end)}`;
}

test.each([
  ["text inserted above", "a\n[foo]\nb", "a\nnew\nfoo\nb", "a\nnew\n[foo]\nb"],
  ["text removed above", "a\nnew\n[foo]", "a\nfoo", "a\n[foo]"],
  ["text changed below", "[foo]\na", "foo\nbcd", "[foo]\nbcd"],
  ["text inserted right before", "([foo])", "(x.foo)", "(x.[foo])"],
  ["text inserted right behind", "([foo])", "(foo.x)", "([foo].x)"],
  ["indentation added", "  [foo]", "    foo", "    [foo]"],
  ["text inserted inside", "[foo()]", "foo(bar)", "[foo(bar)]"],
  ["a part replaced", "[foo(a)]", "foo(bc)", "[foo(bc)]"],
  ["all replaced", "a[foo]b", "axyzwb", "a[xyzw]b"],
  ["the head removed", "ab[cdef]gh", "aefgh", "a[ef]gh"],
  ["the tail removed", "ab[cdef]gh", "abcdh", "ab[cd]h"],
  ["removed with its surroundings", "ab[cd]ef", "af", "a[]f"],
  ["an empty span behind an insertion", "a[]b", "aXb", "aX[]b"],
  ["nothing changed", "a[foo]b", "afoob", "a[foo]b"],
])("%s", (_, before, after, expected) => {
  expect(moved(before, after)).toBe(expected);
});
