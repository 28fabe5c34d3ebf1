import { describe, expect, test } from "vitest";
import { assignments } from "../../../src/engine/documents/assignments.ts";
import type { ConfigDocument } from "../../../src/engine/documents/document.ts";
import { documentKind, readDocument } from "../../../src/engine/documents/read-document.ts";
import { parseDirective } from "../../../src/engine/findings/suppression.ts";
import type { Range } from "../../../src/engine/text/range.ts";
import { commentTexts, read, show, slice } from "./show.ts";

test.each([
  ["package.json", "json"],
  ["a/TSConfig.JSON", "json"],
  ["a.jsonc", "json"],
  ["a\\b.yml", "yaml"],
  ["docker-compose.prod.yaml", "yaml"],
  [".env", "env"],
  ["apps/api/.env.production.local", "env"],
  ["prod.env", "env"],
  [".env.json", "json"],
  ["Dockerfile", "dockerfile"],
  ["dockerfile.dev", "dockerfile"],
  ["api.Dockerfile", "dockerfile"],
  ["Containerfile", "dockerfile"],
  ["index.html", "html"],
  ["old.HTM", "html"],
  ["shopify.app.staging.toml", "toml"],
  ["bin/backup.sh", "shell"],
  ["package-lock.json", undefined],
  ["a/npm-shrinkwrap.json", undefined],
  ["pnpm-lock.yaml", undefined],
  ["yarn.lock", undefined],
  [".env.ts", undefined],
  ["Dockerfile.dockerignore", undefined],
  ["Dockerfile.md", undefined],
  ["environment.ts", undefined],
  ["dockerfiles", undefined],
  ["json", undefined],
  ["html/readme", undefined],
  ["", undefined],
])("%s is %s", (path, kind) => {
  expect(documentKind(path)).toBe(kind);
  expect(readDocument(path, "")?.kind).toBe(kind);
});

const SAMPLES: Record<string, string> = {
  "a.json": '{"a": "b", // c\n"d": [1, {"e": null}]}',
  "a.yml": "a: &x b # c\nd: [1, *x]\ne: |\n  f\n",
  "a.sh": "a 'b' # c\n# d\ne \\\n  f\n",
  "a.toml": 'a = "b" # c\n[d]\ne = [1, "f"]\n',
  ".env": "A=b # c\nD='e\nf'\n",
  Dockerfile: 'FROM a # b\n# c\nENV A=b \\\n  D="e"\n',
  "a.html": "<p a='b'><!-- c --><script>d</script>\n",
};

describe.each(Object.entries(SAMPLES))("%s", (path, text) => {
  test("an empty file is read without a problem", () => {
    const empty = read(path, "");
    expect(empty).toMatchObject({ entries: [], elements: [], comments: [], text: "" });
    expect(empty.problem).toBeUndefined();
  });

  test("a byte order mark moves every place by one and changes nothing else", () => {
    const plain = read(path, text);
    const marked = read(path, `\uFEFF${text}`);
    expect(show(marked)).toEqual(show(plain));
    expect(commentTexts(marked)).toEqual(commentTexts(plain));
    expect(ranges(marked)).toEqual(
      ranges(plain).map(({ start, end }) => ({ start: start + 1, end: end + 1 })),
    );
    expect(marked.problem).toBeUndefined();
  });

  test("line breaks of Windows change no value that is on one line", () => {
    const crlf = read(path, text.replaceAll("\n", "\r\n"));
    expect(values(crlf)).toEqual(values(read(path, text)));
    expect(commentTexts(crlf)).toEqual(commentTexts(read(path, text)));
  });

  test("no cut and no foreign character breaks the reader or a range", () => {
    for (let i = 0; i <= text.length; i++) {
      check(path, text.slice(0, i));
      check(path, text.slice(i));
      for (const extra of [
        '"',
        "'",
        "{",
        "]",
        ":",
        "#",
        "\\",
        "<",
        "\u0000",
        "\uD83D",
        "\r",
        "&",
        "*",
      ]) {
        check(path, text.slice(0, i) + extra + text.slice(i));
      }
    }
  });

  test("texts of the other kinds do no harm", () => {
    for (const other of Object.values(SAMPLES)) check(path, other);
    check(path, "<<<<<<< HEAD\nA=1\n=======\n{}\n>>>>>>> x\n");
    check(path, "\u0000\u0001\uFFFE".repeat(50));
  });
});

test.each([
  ["a.json", "[".repeat(10_000) + "1" + "]".repeat(10_000)],
  ["a.json", '{"a":'.repeat(100_000)],
  ["a.yml", "[".repeat(10_000) + "1" + "]".repeat(10_000)],
  ["a.yml", "- ".repeat(10_000) + "x"],
  ["a.yml", "? ".repeat(10_000) + "x"],
  ["a.yml", Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
])("deep nesting in %s ends with a problem", (path, text) => {
  expect(check(path, text).problem?.message).toBeDefined();
});

test("deep nesting in HTML, in quotes and in continued lines is read", () => {
  expect(read("a.html", "<div>".repeat(10_000)).elements).toHaveLength(10_000);
  expect(read("Dockerfile", `ENV ${"A=1 \\\n".repeat(2_000)}`).entries).toHaveLength(2_000);
  expect(read(".env", `A="${"\n'".repeat(10_000)}"`).entries).toHaveLength(1);
});

test("values above a too deep place stay", () => {
  const deep = `{"first": 1, "deep": ${"[".repeat(20_000)}`;
  expect(show(read("a.json", deep))).toEqual([["first", 1, "first", "1", "1"]]);
});

test.each([
  ["a.json", "// storewarden-ignore some-rule -- why until 2027-01-31\n{}"],
  ["a.jsonc", "{/* storewarden-ignore some-rule -- why until 2027-01-31 */}"],
  ["a.yml", "a: b # storewarden-ignore some-rule -- why until 2027-01-31\r\n"],
  [".env", "A=b # storewarden-ignore some-rule -- why until 2027-01-31\r\n"],
  ["Dockerfile", "# storewarden-ignore some-rule -- why until 2027-01-31\r\nFROM a"],
  ["a.html", "<!-- storewarden-ignore some-rule -- why until 2027-01-31 -->"],
])("a directive in a comment of %s is read", (path, text) => {
  const document = read(path, text);
  const parsed = document.comments.map(parseDirective);
  expect(parsed).toMatchObject([{ ok: true, directive: { reason: "why", until: "2027-01-31" } }]);
  const first = parsed[0];
  if (first?.ok) expect(slice(document, first.directive.rules[0]?.range)).toBe("some-rule");
});

function values(document: ConfigDocument): unknown[][] {
  return show(document).map((row) => row.slice(0, 3));
}

/** Reads the text and checks that every range lies in it and nests as the contract says. */
function check(path: string, text: string): ConfigDocument {
  const document = read(path, text);
  expect(document.text).toBe(text);
  for (const { start, end } of ranges(document)) {
    if (!(start >= 0 && start <= end && end <= text.length)) {
      expect.fail(`range ${start}-${end} outside of ${JSON.stringify(text.slice(0, 200))}`);
    }
  }
  for (const { valueRange, outerRange } of document.entries) {
    if (valueRange.start < outerRange.start || valueRange.end > outerRange.end) {
      expect.fail(`value outside of its outer range in ${JSON.stringify(text.slice(0, 200))}`);
    }
  }
  commentTexts(document);
  for (const { name } of assignments(document)) expect(typeof name).toBe("string");
  return document;
}

function ranges(document: ConfigDocument): Range[] {
  return [
    ...document.entries.flatMap((entry) => [
      ...(entry.keyRange ? [entry.keyRange] : []),
      entry.valueRange,
      entry.outerRange,
    ]),
    ...document.aliased.flatMap((entry) => [entry.valueRange, entry.outerRange]),
    ...document.elements.flatMap((element) => [
      element.tagRange,
      ...element.attributes.flatMap((attribute) => [attribute.range, attribute.valueRange]),
      ...(element.contentRange ? [element.contentRange] : []),
    ]),
    ...document.comments.map((comment) => comment.range),
    ...(document.problem && document.problem.range.end > 0 ? [document.problem.range] : []),
  ];
}
