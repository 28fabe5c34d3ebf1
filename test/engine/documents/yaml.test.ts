import { expect, test } from "vitest";
import { commentTexts, read, show, slice } from "./show.ts";

test("maps, lists and every style of scalar have exact places", () => {
  const text = [
    "a: plain # c",
    'b: "dou\\"ble"',
    "'c': 'sin''gle'",
    "list:",
    "  - 1",
    "  - {x: true, 'y': ~}",
    "last: two",
    "  lines",
  ].join("\n");
  expect(show(read("a.yml", text))).toEqual([
    ["a", "plain", "a", "plain", "plain"],
    ["b", 'dou"ble', "b", 'dou\\"ble', '"dou\\"ble"'],
    ["c", "sin'gle", "c", "sin''gle", "'sin''gle'"],
    ["list/0", 1, undefined, "1", "1"],
    ["list/1/x", true, "x", "true", "true"],
    ["list/1/y", null, "y", "~", "~"],
    ["last", "two lines", "last", "two\n  lines", "two\n  lines"],
  ]);
});

test("block scalars: the value's range is the content, the outer range begins at the mark", () => {
  const document = read(
    "a.yaml",
    "run: |-\r\n  one\r\n  # no comment\r\nb: >+ # head\r\n  x\r\n\r\nc: |\n",
  );
  expect(show(document)).toEqual([
    ["run", "one\n# no comment", "run", "one\r\n  # no comment", "|-\r\n  one\r\n  # no comment"],
    ["b", "x\n\n", "b", "x", ">+ # head\r\n  x"],
    ["c", "", "c", "", "|"],
  ]);
  expect(commentTexts(document)).toEqual([" head"]);
});

test("absent values are null with an empty place after the colon", () => {
  const document = read("a.yml", "a:\nb: [ , c]\nd: {e, f: }\n");
  const found = document.entries.find((entry) => entry.path[0] === "a");
  expect(found).toMatchObject({ value: null, valueRange: { start: 2, end: 2 } });
  expect(document.entries.map((entry) => entry.path.join("/"))).toContain("d/e");
});

test("an empty map is as much as an absent value", () => {
  const document = read("a.yml", "on: { push: {} }\nbase: &empty {}\n");
  expect(show(document)).toEqual([
    ["on/push", null, "push", "{}", "{}"],
    ["base", null, "base", "{}", "{}"],
  ]);
});

test("all documents of a file are read, each from its own root", () => {
  const document = read("a.yaml", "%YAML 1.2\n---\na: 1\n---\na: 2\n...\n# end\n");
  expect(show(document)).toEqual([
    ["a", 1, "a", "1", "1"],
    ["a", 2, "a", "2", "2"],
  ]);
});

test("aliases and merge keys repeat values at the place of use, with the ranges of the source", () => {
  const text = [
    "x-env: &env",
    "  TOKEN: &token abc",
    "api:",
    "  environment:",
    "    <<: *env",
    "    OTHER: *token",
    "worker:",
    "  <<: [*env, {INLINE: 1}]",
  ].join("\n");
  const document = read("compose.yml", text);
  expect(show(document)).toEqual([
    ["x-env/TOKEN", "abc", "TOKEN", "abc", "abc"],
    ["worker/INLINE", 1, "INLINE", "1", "1"],
  ]);
  expect(show(document, document.aliased)).toEqual([
    ["api/environment/TOKEN", "abc", "TOKEN", "abc", "abc"],
    ["api/environment/OTHER", "abc", "OTHER", "abc", "abc"],
    ["worker/TOKEN", "abc", "TOKEN", "abc", "abc"],
  ]);
  const other = document.aliased[1];
  expect(other?.valueRange.start).toBe(text.indexOf("abc"));
});

test("an alias means the last anchor of its name before it", () => {
  const document = read("a.yml", "- &a 1\n- *a\n- &a 2\n- *a\n- *missing\n");
  expect(document.aliased.map((entry) => [entry.path[0], entry.value])).toEqual([
    ["1", 1],
    ["3", 2],
  ]);
  expect(document.problem?.message).toContain("missing");
});

test("alias bombs and aliases of themselves end, and say so", () => {
  const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 12; i++) {
    bomb.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(", ")}]`);
  }
  const document = read("bomb.yml", bomb.join("\n"));
  expect(document.entries).toHaveLength(9);
  expect(document.aliased.length).toBeLessThanOrEqual(10_000);
  expect(document.problem?.message).toContain("Aliases stand for too many values");

  const circle = read("circle.yml", "a: &a\n  <<: *a\n  b: [*a, *a]\n");
  expect(circle.problem).toBeDefined();
});

test("tags keep the text of what they mark", () => {
  const document = read(
    "a.yml",
    "a: !Ref name\nb: !!binary aGk=\nc: !x &k 'q'\n? [1, 2]\n: v\n8080: p\n",
  );
  expect(show(document).map((row) => row.slice(0, 4))).toEqual([
    ["a", "name", "a", "name"],
    ["b", "aGk=", "b", "aGk="],
    ["c", "q", "c", "q"],
    ["[1, 2]", "v", "[1, 2]", "v"],
    ["8080", "p", "8080", "p"],
  ]);
});

test("comments anywhere, and a # inside values is none", () => {
  const text =
    "# top\r\na: b#c # in line\r\n  # indented\r\nd: '# no'\r\ne:\r\n  - \"# no\" #x\r\n";
  const document = read("a.yml", text);
  expect(commentTexts(document)).toEqual([" top", " in line", " indented", "x"]);
  expect(slice(document, document.comments[0]?.range)).toBe("# top");
});

test("broken text gives partial entries and the place of the problem", () => {
  const document = read("a.yml", 'a: 1\nb: "open\nc: [1, 2\n');
  expect(document.entries[0]).toMatchObject({ path: ["a"], value: 1 });
  expect(document.problem?.message).toMatch(/^The YAML is broken: /);
});

test("names of the object prototype are ordinary keys and anchors", () => {
  const document = read(
    "a.yml",
    "__proto__: &__proto__\n  constructor: 1\nb: *__proto__\nc: *toString\n",
  );
  expect(document.entries.map((entry) => entry.path)).toEqual([["__proto__", "constructor"]]);
  expect(document.aliased.map((entry) => entry.path)).toEqual([["b", "constructor"]]);
});
