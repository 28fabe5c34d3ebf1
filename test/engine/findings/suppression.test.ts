import { describe, expect, test } from "vitest";
import {
  type Directive,
  isDate,
  isExpired,
  type MalformedDirective,
  parseDirective,
} from "../../../src/engine/findings/suppression.ts";
import type { Comment } from "../../../src/engine/text/comment.ts";

/** A comment at offset 100 with delimiters of two characters before its text. */
function comment(text: string): Comment {
  return { range: { start: 100, end: 102 + text.length }, text, textStart: 102 };
}

function directive(text: string): Directive {
  const parsed = parseDirective(comment(text));
  if (!parsed?.ok) throw new Error(`'${text}' is no directive: ${JSON.stringify(parsed)}`);
  return parsed.directive;
}

function malformed(text: string): MalformedDirective {
  const parsed = parseDirective(comment(text));
  if (!parsed || parsed.ok) throw new Error(`'${text}' is not malformed`);
  return parsed.malformed;
}

describe("well formed", () => {
  test.each<[string, string[], string, string?]>([
    [" storewarden-ignore a-rule -- why", ["a-rule"], "why"],
    ["storewarden-ignore a -- why ", ["a"], "why"],
    [" storewarden-ignore a, b,c -- two words", ["a", "b", "c"], "two words"],
    [" storewarden-ignore a b, -- why", ["a", "b"], "why"],
    [" storewarden-ignore a -- why until 2027-01-31", ["a"], "why", "2027-01-31"],
    [" storewarden-ignore a -- why UNTIL 2027-01-31 ", ["a"], "why", "2027-01-31"],
    [
      " storewarden-ignore a -- until v2 ships until 2027-01-31",
      ["a"],
      "until v2 ships",
      "2027-01-31",
    ],
    [" storewarden-ignore a -- until the release", ["a"], "until the release"],
    [" storewarden-ignore a -- fine until 2 more exist", ["a"], "fine until 2 more exist"],
    [" storewarden-ignore a -- x -- y", ["a"], "x -- y"],
    ["\tstorewarden-ignore\ta\t--\twhy", ["a"], "why"],
    ["* storewarden-ignore a -- why *", ["a"], "why"],
    [
      "*\r\n * storewarden-ignore a -- why\r\n * and more\r\n * until 2027-01-31\r\n ",
      ["a"],
      "why and more",
      "2027-01-31",
    ],
    ["\n * storewarden-ignore a,\n * b\n * -- why\n", ["a", "b"], "why"],
  ])("%j", (text, rules, reason, until) => {
    const found = directive(text);
    expect(found.rules.map((rule) => rule.id)).toEqual(rules);
    expect(found.reason).toBe(reason);
    expect(found.until).toBe(until);
    expect(found.comment).toEqual(comment(text).range);
    for (const { id, range } of found.rules) {
      expect(text.slice(range.start - 102, range.end - 102)).toBe(id);
    }
  });
});

test.each([
  "",
  " an ordinary comment",
  " see storewarden-ignore a -- why",
  " storewarden-ignored a -- why",
  " storewarden-ignore-file a -- why",
  " storewarden-ignore_x",
  " STOREWARDEN-IGNORE a -- why",
  " storewarden",
])("%j is an ordinary comment", (text) => {
  expect(parseDirective(comment(text))).toBeUndefined();
});

describe("malformed", () => {
  // The bar marks where something is to be added.
  test.each<[string, MalformedDirective["missing"], RegExp]>([
    [" storewarden-ignore|", "rule", /names no rule/],
    [" storewarden-ignore| -- why", "rule", /names no rule/],
    [" storewarden-ignore| ,, -- why", "rule", /names no rule/],
    [" storewarden-ignore |--why", "rule", /'--why' is not a rule id/],
    [" storewarden-ignore|: a -- why", "rule", /':' is not a rule id/],
    [" storewarden-ignore |A-Rule -- why", "rule", /'A-Rule'/],
    [" storewarden-ignore a, |b! -- why", "rule", /'b!'/],
    [" storewarden-ignore |__proto__ -- why", "rule", /'__proto__'/],
    [" storewarden-ignore a |— why", "rule", /'—'/],
    [" storewarden-ignore a|", "reason", /no reason/],
    [" storewarden-ignore a, b|  ", "reason", /no reason/],
    [" storewarden-ignore a --|", "reason", /no reason/],
    [" storewarden-ignore a --|  ** ", "reason", /no reason/],
    [" storewarden-ignore a --| until 2027-01-31", "reason", /no reason/],
    [" storewarden-ignore a -- why until 2027-02-30|", "date", /'2027-02-30' is not a date/],
    [" storewarden-ignore a -- why until 2027-1-1|", "date", /'2027-1-1' is not a date/],
    [" storewarden-ignore a -- why until 31.01.2027| ", "date", /'31.01.2027' is not a date/],
    [" storewarden-ignore a -- why until 2027-01-31.|", "date", /'2027-01-31.' is not a date/],
    [" storewarden-ignore a -- why until 2027|", "date", /'2027' is not a date/],
    [" storewarden-ignore a -- why until 2027-01-31 then fix|", "date", /does not come last/],
  ])("%j", (marked, missing, problem) => {
    const found = malformed(marked.replace("|", ""));
    expect(found.missing).toBe(missing);
    expect(found.problem).toMatch(problem);
    expect(found.insertAt - 102).toBe(marked.indexOf("|"));
    expect(found.comment.start).toBe(100);
  });
});

test("long runs of blanks and stars are read without effort that grows with their square", () => {
  const run = " *".repeat(200_000);
  expect(directive(` storewarden-ignore a -- why${run}x`).reason).toContain("why");
  expect(
    directive(` storewarden-ignore a -- why${" ".repeat(200_000)}until${" ".repeat(200_000)}x`)
      .reason,
  ).toBe("why until x");
  expect(malformed(` storewarden-ignore a --${run}`).missing).toBe("reason");
});

test("dates are real days", () => {
  expect(["2024-02-29", "2027-12-31", "0001-01-01"].every(isDate)).toBe(true);
  expect(
    [
      "2023-02-29",
      "2027-13-01",
      "2027-00-10",
      "2027-04-31",
      "27-01-01",
      "2027-01-01T00:00",
      "",
    ].some(isDate),
  ).toBe(false);
});

test("a suppression holds through its last day, in UTC", () => {
  expect(isExpired("2027-01-31", new Date("2027-01-31T23:59:59.999Z"))).toBe(false);
  expect(isExpired("2027-01-31", new Date("2027-02-01T00:00:00Z"))).toBe(true);
  expect(isExpired("2027-01-31", new Date("2026-11-22T00:00:00Z"))).toBe(false);
});
