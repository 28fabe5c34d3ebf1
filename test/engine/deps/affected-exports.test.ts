import { describe, expect, it } from "vitest";
import {
  exportsInList,
  exportsInProse,
  sentencesAboutFunctions,
} from "../../../src/engine/deps/affected-exports.ts";

describe("a list of functions", () => {
  it.each([
    ["template", ["template"]],
    ["lodash.template", ["template"]],
    ["_.template", ["template"]],
    ["template()", ["template"]],
    ["Parser.prototype.read", ["Parser"]],
    ["src/index.js/merge", ["merge"]],
    ["", []],
    ["all of it", []],
    [7, []],
  ])("with %j", (listed, names) => {
    expect(exportsInList([listed], "lodash")).toEqual(names);
  });
});

describe("a description", () => {
  const of = (text: string, name = "qs"): string[] => exportsInProse(text, name);
  it.each([
    [
      "Versions below 6.0.4 are vulnerable to denial of service via the `parse` function.",
      ["parse"],
    ],
    ["An attacker can exploit `qs.parse(body)` to crash the process.", ["parse"]],
    [
      "### Impact\nThe functions `parse` and `stringify` allow prototype pollution.",
      ["parse", "stringify"],
    ],
  ])("names them: %s", (text, names) => {
    expect(of(text)).toEqual(names);
  });
  it.each([
    ["what to use instead", "Attackers exploit it; use the `stringify` function instead."],
    ["a way out", "### Workarounds\nThe `stringify` function is not vulnerable to this attack."],
    ["an example", "It allows pollution:\n```js\nqs.parse(`x`)\n```\n"],
    ["a proof", "## PoC\nCall the `parse` function to exploit it."],
    [
      "what the language has",
      "It passes its argument to the `eval` function, which allows code injection.",
    ],
    ["what another package has", "It allows attacks via the `path.join` function."],
    ["what is not said to be a function", "Attackers exploit `allowDots`."],
    ["what is fixed", "The `parse` function was vulnerable and is fixed in 6.0.4."],
    ["words", "This allows attacks via the parsing function."],
  ])("says nothing of %s", (_, text) => {
    expect(of(text)).toEqual([]);
  });
  it("is read to the same end after it was shortened", () => {
    const text =
      "# About\nThis package parses.\n\nThe `parse` function allows attacks.\n\n## Patches\nThe `x` function allows all.";
    const kept = sentencesAboutFunctions(text);
    expect(kept).toEqual(["The `parse` function allows attacks."]);
    expect(of(kept.join("\n\n"))).toEqual(["parse"]);
  });
  it("of any length is read in no time", () => {
    const long = "`a`, ".repeat(100_000) + "vulnerable via";
    expect(of(long)).toEqual([]);
    expect(of(`\`a\`${", `b`".repeat(150)} function allows attacks.`)).toEqual([]);
  });
});
