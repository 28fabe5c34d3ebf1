import { describe, expect, it } from "vitest";
import { createResolver } from "../../../src/engine/syntax/resolve-module.ts";

function resolverOf(...paths: string[]) {
  const asked: string[] = [];
  const resolve = createResolver({
    read: () => undefined,
    exists: (path) => {
      asked.push(path);
      return paths.includes(path);
    },
  });
  return { resolve, asked };
}

describe("a relative specifier", () => {
  it.each([
    ["./b", ["src/b.ts", "src/b.js", "src/b/index.ts"], "src/b.ts"],
    ["./b", ["src/b.tsx", "src/b.jsx"], "src/b.tsx"],
    ["./b", ["src/b.js"], "src/b.js"],
    ["./b", ["src/b/index.ts"], "src/b/index.ts"],
    ["./b", ["src/b/index.js"], "src/b/index.js"],
    ["./b.js", ["src/b.ts", "src/b.js"], "src/b.ts"],
    ["./b.js", ["src/b.js"], "src/b.js"],
    ["./b.service", ["src/b.service.ts"], "src/b.service.ts"],
    ["./b.mjs", ["src/b.mjs.ts", "src/b.mts"], "src/b.mts"],
    ["..", ["index.ts", "src.ts"], "index.ts"],
    ["../b", ["b.ts"], "b.ts"],
    ["./", ["src/index.ts", "src.ts"], "src/index.ts"],
    ["./b", ["src/b.d.ts"], undefined],
    ["./b", [], undefined],
  ])("%j with %j leads to %j", (specifier, paths, found) => {
    expect(resolverOf(...paths).resolve("src/a.ts", specifier)).toBe(found);
  });

  it("that names a file beside is found with the first question", () => {
    const { resolve, asked } = resolverOf("src/b.ts");
    expect(resolve("src/a.ts", "./b")).toBe("src/b.ts");
    expect(asked).toEqual(["src/b.ts"]);
  });
});
