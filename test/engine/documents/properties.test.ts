import { expect, test } from "vitest";
import { documentKind } from "../../../src/engine/api.ts";
import { commentTexts, read, show } from "./show.ts";

test("keys end at the first separator, and dots make paths", () => {
  const document = read(
    "src/main/resources/application.properties",
    [
      "# a comment",
      "! another",
      "shop.name=Lamps",
      "  shop.port : 8080",
      "shop.key value with = signs",
      "shop.empty=",
      "a\\:b=c\\u0041\\tx",
    ].join("\n"),
  );
  expect(show(document)).toEqual([
    ["shop/name", "Lamps", "shop.name", "Lamps", "Lamps"],
    ["shop/port", "8080", "shop.port", "8080", "8080"],
    ["shop/key", "value with = signs", "shop.key", "value with = signs", "value with = signs"],
    ["shop/empty", "", "shop.empty", "", ""],
    ["a:b", "cA\tx", "a\\:b", "c\\u0041\\tx", "c\\u0041\\tx"],
  ]);
  expect(commentTexts(document)).toEqual([" a comment", " another"]);
  expect(document.problem).toBeUndefined();
});

test("a backslash at the end of a line continues the value", () => {
  const document = read("config.properties", "list=one,\\\r\n    two\\\\\r\nnext=1\r\n");
  expect(show(document).map(([path, value]) => [path, value])).toEqual([
    ["list", "one,two\\"],
    ["next", "1"],
  ]);
});

test("texts of pages are no settings", () => {
  expect(documentKind("i18n/messages_en.properties")).toBeUndefined();
  expect(documentKind("Resource.properties")).toBeUndefined();
  expect(documentKind("application-production.properties")).toBe("properties");
  expect(documentKind("gradle.properties")).toBe("properties");
});

test("a backslash at the very end escapes nothing", () => {
  expect(show(read("config.properties", "shop.name=Lamps\\"))).toEqual([
    ["shop/name", "Lamps", "shop.name", "Lamps\\", "Lamps\\"],
  ]);
});
