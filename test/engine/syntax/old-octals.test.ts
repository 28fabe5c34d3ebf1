import { describe, expect, it } from "vitest";
import { parseScript } from "../../../src/engine/syntax/parse.ts";

describe("octals of old scripts", () => {
  it.each([
    ["an escape of three digits", String.raw`const bold = "\033[1m" + name;`],
    ["several escapes", String.raw`const a = "\033[1m", b = '\7', c = "\17\033";`],
    ["a mode of a file", "mkdir(folder, 0755); chmod(file, 0644);"],
    ["a number with a zero before it", "const month = 08;"],
    ["an escaped eight", String.raw`const eight = "\8";`],
  ])("reads %s", (_, text) => {
    const parsed = parseScript("old.js", text);
    expect(parsed.ok).toBe(true);
    if (!parsed.ok) return;
    expect(parsed.source.text).toBe(text);
    expect(parsed.source.ast.range[1]).toBe(text.length);
  });

  it("keeps the value of a number", () => {
    const parsed = parseScript("old.js", "chmod(file, 0755);");
    expect(
      parsed.ok && JSON.stringify(parsed.source.ast.body, ["expression", "arguments", "value"]),
    ).toContain("493");
  });

  it("leaves other mistakes to be said", () => {
    const parsed = parseScript("old.js", "const a = 0755; const = 2;");
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.problem.range.start).toBe(22);
  });
});
