import { expect, test } from "vitest";
import type { ConfigDocument } from "../../../src/engine/documents/document.ts";
import { commentTexts, read, slice } from "./show.ts";

function elements(document: ConfigDocument): unknown[][] {
  return document.elements.map((element) => [
    slice(document, element.tagRange),
    element.attributes.map((attribute) => [
      attribute.name,
      attribute.value,
      slice(document, attribute.valueRange),
    ]),
    slice(document, element.contentRange),
  ]);
}

test("tags and attributes in every style have exact places", () => {
  const document = read(
    "a.html",
    '<!doctype html>\r\n<A HREF="x&amp;y" id=\'i\' n=1 checked\r\n data-x = "z">t</A>\r\n<br/>',
  );
  expect(elements(document)).toEqual([
    [
      '<A HREF="x&amp;y" id=\'i\' n=1 checked\r\n data-x = "z">',
      [
        ["href", "x&y", "x&amp;y"],
        ["id", "i", "i"],
        ["n", "1", "1"],
        ["checked", "", ""],
        ["data-x", "z", "z"],
      ],
      undefined,
    ],
    ["<br/>", [], undefined],
  ]);
  expect(document.elements[0]?.name).toBe("a");
  const href = document.elements[0]?.attributes[0];
  expect(slice(document, href?.range)).toBe('HREF="x&amp;y"');
});

test("script and style have their content, and tags inside are text", () => {
  const document = read(
    "a.htm",
    "<script>if (a<b) '<p>'</script><style>a>b{}</style><script></script><p>",
  );
  expect(elements(document).map((row) => [row[0], row[2]])).toEqual([
    ["<script>", "if (a<b) '<p>'"],
    ["<style>", "a>b{}"],
    ["<script>", ""],
    ["<p>", undefined],
  ]);
});

test("a script that is not closed goes to the end", () => {
  const document = read("a.html", "<p><script>let x = 1;\n");
  expect(elements(document)[1]?.[2]).toBe("let x = 1;\n");
});

test("a title is text in HTML and markup in SVG, where tags may close themselves", () => {
  const document = read(
    "a.html",
    "<title><b></title><svg><title/><style/><a></svg><title><i></title><u>",
  );
  expect(document.elements.map((element) => element.name)).toEqual([
    "title",
    "svg",
    "title",
    "style",
    "a",
    "title",
    "u",
  ]);
});

test("parts of pages keep the tags that a browser would drop", () => {
  const document = read("row.html", "<tr><td onclick='x()'>{{ a }}</td></tr><body class=x>");
  expect(document.elements.map((element) => element.name)).toEqual(["tr", "td", "body"]);
});

test("comments, but no other markup declarations", () => {
  const document = read("a.html", "<?xml?><!-- one --><!----><!--two--!><p><!-- open");
  expect(commentTexts(document)).toEqual([" one ", "", "two", " open"]);
  expect(slice(document, document.comments[0]?.range)).toBe("<!-- one -->");
});

test("an attribute twice counts once, and names of the object prototype are ordinary", () => {
  const document = read("a.html", "<p a=1 a=2 __proto__=3 constructor>");
  expect(elements(document)[0]?.[1]).toEqual([
    ["a", "1", "1"],
    ["__proto__", "3", "3"],
    ["constructor", "", ""],
  ]);
});
