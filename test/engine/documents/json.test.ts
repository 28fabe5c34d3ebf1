import { expect, test } from "vitest";
import { commentTexts, read, show, slice } from "./show.ts";

test("scalars carry their path, decoded value and exact places", () => {
  const document = read("a.json", '{"a": {"b c": ["x", 1.50, true, null]}, "d": "t\\u0041\\n"}');
  expect(show(document)).toEqual([
    ["a/b c/0", "x", undefined, "x", '"x"'],
    ["a/b c/1", 1.5, undefined, "1.50", "1.50"],
    ["a/b c/2", true, undefined, "true", "true"],
    ["a/b c/3", null, undefined, "null", "null"],
    ["d", "tA\n", "d", "t\\u0041\\n", '"t\\u0041\\n"'],
  ]);
  expect(document.problem).toBeUndefined();
});

test("list positions go on after nested lists and objects", () => {
  const document = read("a.json", '[[1, 2], {"k": 3}, 4]');
  expect(document.entries.map((entry) => entry.path.join("/"))).toEqual(["0/0", "0/1", "1/k", "2"]);
});

test("a scalar alone has the empty path", () => {
  expect(show(read("a.json", ' "x" '))).toEqual([["", "x", undefined, "x", '"x"']]);
});

test("comments of both kinds and trailing commas are no problem", () => {
  const document = read("tsconfig.json", '// one\r\n{/* two */ "a": 1, /**/}\n// three');
  expect(commentTexts(document)).toEqual([" one", " two ", "", " three"]);
  expect(document.problem).toBeUndefined();
  expect(slice(document, document.comments[1]?.range)).toBe("/* two */");
});

test("a comment that is not closed keeps its text", () => {
  const document = read("a.jsonc", '{"a": 1} /* open *');
  expect(commentTexts(document)).toEqual([" open *"]);
  expect(document.problem?.message).toBe("The JSON is broken: unexpected end of comment.");
});

test("broken text gives what can be read and the place of the first problem", () => {
  const document = read("a.json", '{"a": "x", "b" "y", "c": [1, }');
  expect(document.entries.map((entry) => entry.path[0])).toEqual(
    expect.arrayContaining(["a", "c"]),
  );
  expect(slice(document, document.problem?.range)).toBe('"y"');
});

test("text that stops while typing keeps the entries before it", () => {
  const document = read("a.json", '{"a": "x", "b": "unfini');
  expect(show(document)[0]).toEqual(["a", "x", "a", "x", '"x"']);
  expect(document.problem).toBeDefined();
});

test("names of the object prototype are ordinary keys", () => {
  const document = read("a.json", '{"__proto__": {"constructor": 1}, "toString": "x"}');
  expect(document.entries.map((entry) => entry.path)).toEqual([
    ["__proto__", "constructor"],
    ["toString"],
  ]);
  expect(Object.prototype.toString.call({})).toBe("[object Object]");
});

test("a repeated key gives both values", () => {
  const document = read("a.json", '{"a": 1, "a": 2}');
  expect(document.entries.map((entry) => entry.value)).toEqual([1, 2]);
});
