import { sep } from "node:path";
import { describe, expect, it } from "vitest";
import { isInside, toEngine, toNative } from "../../src/host/paths.ts";

const native = (path: string): string => path.replaceAll("/", sep);

describe("paths of a root", () => {
  it.each([
    ["a", "/r/a"],
    ["a/b.ts", "/r/a/b.ts"],
    ["./a", "/r/a"],
    ["a/./b", "/r/a/b"],
    ["a/../b", "/r/b"],
    ["a//b/", "/r/a/b"],
    ["", "/r"],
    ["a/..", "/r"],
    ["..a/...", "/r/..a/..."],
  ])("has %j at %s", (path, expected) => {
    expect(toNative(native("/r"), path)).toBe(native(expected));
  });

  it.each(["../a", "a/../../b", "/a", "..", "a\0b"])("has nothing at %j", (path) => {
    expect(toNative(native("/r"), path)).toBeUndefined();
  });

  it("goes back from a native path", () => {
    expect(toEngine(native("/r"), native("/r/a/b"))).toBe("a/b");
    expect(toEngine(native("/r"), native("/s/a"))).toBeUndefined();
    expect(isInside(native("/r"), native("/rest"))).toBe(false);
  });
});
