import { describe, expect, it } from "vitest";
import { readMarks } from "../harness/marks.ts";

describe("marks", () => {
  it("stand at the end of the line that they speak of", () => {
    const marks = readMarks(
      [
        "const q = req.query.q; // !source",
        "run(q); // !alert ssrf, sql-injection !sink(sql)",
        "run(1); // !safe ssrf -- a constant",
        "<b>{q}</b> {/* !missing ssrf -- elements are not followed */}",
        "run(2); // an ordinary comment",
      ].join("\n"),
    );
    expect(marks.problems).toEqual([]);
    expect(marks.sources).toEqual([1]);
    expect(marks.sinks).toEqual([{ line: 2, kind: "sql" }]);
    expect(marks.alert).toEqual([
      { line: 2, rule: "ssrf" },
      { line: 2, rule: "sql-injection" },
    ]);
    expect(marks.safe).toEqual([{ line: 3, rule: "ssrf", reason: "a constant" }]);
    expect(marks.missing).toEqual([{ line: 4, rule: "ssrf", reason: "elements are not followed" }]);
  });

  it("are refused when they say nothing that can be checked", () => {
    expect(problems("x(); // !alert no-such-rule")).toHaveLength(1);
    expect(problems("x(); // !alert")).toHaveLength(1);
    expect(problems("x(); // !alarm ssrf")).toHaveLength(1);
    expect(problems("x(); // !sink(no-such-kind)")).toHaveLength(1);
    expect(problems("x(); // !missing ssrf")).toHaveLength(1);
    expect(problems("x(); // !spurious ssrf")).toHaveLength(1);
    expect(problems("x(); // !either ssrf")).toHaveLength(1);
  });
});

function problems(line: string): readonly string[] {
  return readMarks(line).problems;
}
