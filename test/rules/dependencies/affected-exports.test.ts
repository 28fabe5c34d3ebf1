import { expect, it } from "vitest";
import type { Advisory } from "../../../src/engine/api.ts";
import { affectedExports } from "../../../src/rules/dependencies/dep-known-vulnerable/affected.ts";

function of(title: string, name = "lodash"): string[] {
  const advisory: Advisory = { id: "x", title, severity: "high", vulnerable: "*", cwe: [] };
  return affectedExports(advisory, name);
}

it.each([
  ["Prototype Pollution Vulnerability in `_.unset` and `_.omit` functions", ["unset", "omit"]],
  ["Code Injection via `_.template` imports key names", ["template"]],
  ["Prototype pollution in the `merge` function", ["merge"]],
  ["Prototype pollution via the function `set`", ["set"]],
  ["Denial of service in the defaultsDeep function", ["defaultsDeep"]],
  ["Denial of service in parse() method", ["parse"]],
  ["Denial of service in `zipObjectDeep()`", ["zipObjectDeep"]],
])("reads %s", (title, names) => {
  expect(of(title)).toEqual(names);
});

it.each([
  "Prototype Pollution in lodash",
  "Prototype pollution via `__proto__` keys",
  "Insecure implementation of key retrieval function could lead to forged tokens",
  "Weak hash function",
  "Header injection when `allowedHeaders` is set",
  "Arbitrary file read through `path.join`",
])("is not certain about %s", (title) => {
  expect(of(title)).toEqual([]);
});

it("knows a package by its own name", () => {
  expect(of("Pollution in `qs.parse`", "qs")).toEqual(["parse"]);
});

it.each([
  [
    "Prototype Pollution in the functions `pick`, `set`, and `zipObjectDeep`",
    ["pick", "set", "zipObjectDeep"],
  ],
  [
    "Pollution through `_.defaultsDeep`, `_.merge` and `_.setWith` functions",
    ["defaultsDeep", "merge", "setWith"],
  ],
])("reads all of %s", (title, names) => {
  expect(of(title)).toEqual(names);
});

it("adds what a database lists", () => {
  const advisory: Advisory = {
    id: "x",
    title: "Injection via `_.template`",
    severity: "high",
    vulnerable: "*",
    cwe: [],
    exports: ["templateSettings", "template"],
  };
  expect(affectedExports(advisory, "lodash")).toEqual(["templateSettings", "template"]);
});
