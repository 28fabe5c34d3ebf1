import { describe, expect, it } from "vitest";
import { slowness } from "../../../src/engine/patterns/slow-pattern.ts";

function growth(pattern: RegExp): string {
  const slow = slowness(pattern.source, pattern.flags);
  return slow ? (slow.growth === "power" ? `power ${slow.degree}` : slow.growth) : "linear";
}

/** How a real matcher fares is no part of the tests: the steps are counted. */
describe("the slowness of a pattern", () => {
  it.each([
    ["a repetition in a repetition", /^(a+)+$/],
    ["anything, any number of times", /^(.*)*x$/],
    ["an optional separator", /^(\w+\s?)*$/],
    ["two alternatives for one character", /^(a|a)*$/],
    ["alternatives of different length", /^(a|aa)+$/],
    ["counted repetitions", /^([a-z]{2,4})+!$/],
    ["a dot that was meant as one", /^(([a-z])+.)+[A-Z]([a-z])+$/],
    ["a mail address of many parts", /^([\w.-])+@(([\w-])+\.)+([\w]{2,4})+$/],
    ["one after another, repeated", /(x+x+)+y/],
    ["a quote that may be escaped or not", /^(?:[^"]|\\.)*"$/],
    ["lookaheads around it", /^(?=\d)(\d+)*x(?!y)$/],
    ["only behind many characters", /^[a-f0-9]{40}(\?[!-~]*)*$/],
    ["marks that end no word", /^v\d(?:\.(?:\d|[\d-]*-[\d-]*))*\b/],
    ["a back reference behind it", /^(?<q>['"])(\w+)*\k<q>$/],
    [
      "counted groups in counted groups",
      /^v\d(?:(?:-(?:\d|[\da-z-]*?[a-z-][\da-z-]*?){0,100}(?:\.[\da-z-]*?)*?){0,100}(?:\+[\da-z-]+?(?:\.[\da-z-]+?)*?){0,100}){1,200}\b/,
    ],
  ])("doubles: %s", (_name, pattern) => {
    expect(growth(pattern)).toBe("exponential");
  });

  it.each([
    ["spaces at the end", /\s+$/, 2],
    ["spaces at both ends", /^\s+|\s+$/g, 2],
    ["an end that may be empty", /^\s*|\s*$/g, 2],
    ["a tag that is not closed", /<[^>]*>/g, 2],
    ["a comment that is not closed", /\/\*[\s\S]*?\*\//g, 2],
    ["one repetition after another", /^\d+\d+$/, 2],
    ["with something between them", /^\d+1337\d+$/, 2],
    ["around what both may be", /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 2],
    ["three after one another", /^\w+\w+\w+$/, 3],
    ["spaces around a separator", /\s*,\s*/, 2],
    ["behind a beginning that takes its time", /^(?:\w+:)?\/\/(?:\S\S|host[:?\d]*)\S*$/, 2],
    ["only behind a beginning", /^tel:\s*\s*\d$/, 2],
    ["what is no letter at both ends", /^\W+|\W+$/g, 2],
    ["what is looked ahead for", /\{(?=[^{][^,]*\})/g, 2],
    ["three after one another that soon take too long", /redmi[\s_]*[\s-]*[\w\s]+x/, 3],
  ])("grows with a power: %s", (_name, pattern, degree) => {
    expect(growth(pattern)).toBe(`power ${degree}`);
  });

  it.each([
    ["words and hyphens", /^[a-z0-9]+(?:-[a-z0-9]+)*$/],
    ["characters one by one", /[^\w-]+/g],
    ["spaces at the beginning", /^\s+/],
    ["spaces anywhere", /\s+/g],
    ["a fixed length", /^[0-9a-f]{8}-[0-9a-f]{4}$/i],
    ["an amount", /^\d+(?:\.\d{1,2})?$/],
    ["a class name", /^(?:[a-z]+\.)+[A-Z][a-z]+$/],
    ["a repetition that always ends well", /a*a*/],
    ["anything up to the end", /^(.*)(.*)$/s],
    ["bounded repetitions", /^(?:[a-z]{1,5}-?){1,5}$/],
    ["a quoted text from the beginning on", /^"(?:[^"\\]|\\.)*"$/],
    ["sticky, so that it begins at one place", /\s+x/y],
    ["lookaheads that exclude", /^(?:(?!ab)[a-z])*$/],
    ["an error in the pattern", { source: "(", flags: "" } as RegExp],
  ])("stays linear: %s", (_name, pattern) => {
    expect(growth(pattern)).toBe("linear");
  });

  it("names a text that makes it slow", () => {
    expect(slowness("^hello(x+)+$", "")).toMatchObject({ before: "hellox", repeated: "x" });
  });

  it("gives up on patterns that are too large, and says nothing", () => {
    expect(slowness(`^(?:${"[a-z]+x?".repeat(300)})+$`, "")).toBeUndefined();
  });
});
