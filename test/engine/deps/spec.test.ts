import { describe, expect, it } from "vitest";
import { readSpec } from "../../../src/engine/deps/spec.ts";
import { moveRangeText } from "../../../src/engine/deps/range-edit.ts";

describe("kinds of dependency texts", () => {
  it.each([
    ["^1.0.0", "registry-range"],
    ["1.x", "registry-range"],
    ["v1.2.3", "registry-range"],
    [">=1 <2", "registry-range"],
    ["1 || 2", "registry-range"],
    ["1.2.3 - 2.0.0", "registry-range"],
    ["1.0.0+build", "registry-range"],
    ["", "any"],
    ["*", "any"],
    ["x", "any"],
    ["latest", "registry-tag"],
    ["next", "registry-tag"],
    ["npm:other@^1", "alias"],
    ["npm:@scope/other", "alias"],
    ["npm:^1.0.0", "alias"],
    ["workspace:^", "workspace"],
    ["WORKSPACE:*", "workspace"],
    ["catalog:", "catalog"],
    ["catalog:react18", "catalog"],
    ["file:../a", "file"],
    ["../a", "file"],
    ["~/a", "file"],
    ["link:../a", "link"],
    ["portal:../a", "portal"],
    ["patch:a@1#x.patch", "patch"],
    ["git+ssh://git@host.test/a/b.git", "git"],
    ["git@github.com:a/b.git", "git"],
    ["github:a/b", "git"],
    ["a/b#semver:^1", "git"],
    ["https://host.test/z.tgz", "url"],
    ["jsr:@a/b@1", "jsr"],
    ["npm:", "invalid"],
    ["npm:a@npm:b@1", "invalid"],
    ["npm:a@git+ssh://host.test/x", "invalid"],
    ["npm:../../etc@1", "invalid"],
    ["two words", "invalid"],
    ["exec:./x", "invalid"],
    ["\u0000", "invalid"],
  ])("%j is %s", (spec, kind) => expect(readSpec("key", spec).kind).toBe(kind));

  it("names the real package of an alias and finds its version part", () => {
    const spec = "npm:@scope/real@^1.2.3";
    const read = readSpec("key", spec);
    expect(read).toMatchObject({ kind: "alias", name: "@scope/real", range: "^1.2.3" });
    expect(spec.slice(read.version?.start, read.version?.end)).toBe("^1.2.3");
  });
  it("finds the version part between blanks", () => {
    expect(readSpec("key", " ^1.0.0 ").version).toEqual({ start: 1, end: 7 });
  });
  it("refuses a text of thousands of characters without reading it", () => {
    expect(readSpec("key", `^${"1".repeat(5000)}`).kind).toBe("invalid");
  });
  it("is calm about names of object members", () => {
    expect(readSpec("__proto__", "^1.0.0")).toMatchObject({ name: "__proto__", range: "^1.0.0" });
    expect(readSpec("constructor", "toString").kind).toBe("registry-tag");
  });
});

describe("moving a range in its own style", () => {
  it.each([
    ["^1.2.3", "2.0.1", "^2.0.1"],
    ["~1.2.3", "1.4.0", "~1.4.0"],
    ["1.2.3", "1.4.0", "1.4.0"],
    ["=1.2.3", "1.4.0", "=1.4.0"],
    ["v1.2.3", "1.4.0", "v1.4.0"],
    ["^v1.2.3", "2.0.0", "^v2.0.0"],
    [">=1.2.3", "2.0.0", ">=2.0.0"],
    ["~> 1.2", "1.4.0", "~> 1.4"],
    ["^1", "2.3.4", "^2"],
    ["1", "2.3.4", "2"],
    ["1.x", "2.3.4", "2.x"],
    ["1.2.x", "2.3.4", "2.3.x"],
    ["1.2.*", "2.3.4", "2.3.*"],
    ["^1.2", "2.3.4", "^2.3"],
    ["^1 || ^2", "3.1.0", "^1 || ^2 || ^3"],
    ["^1.0.0||^2.0.0", "3.1.0", "^1.0.0||^2.0.0||^3.1.0"],
    [">=1.2.0 <2.0.0", "2.4.1", ">=2.4.1 <3.0.0"],
    [">=1 <2", "2.4.1", ">=2.4.1 <3"],
    ["1.0.0-beta.1", "1.0.0-beta.3", "1.0.0-beta.3"],
    ["^1.0.0+build.7", "2.0.0", "^2.0.0"],
  ])("%s to %s is %s", (text, version, moved) => expect(moveRangeText(text, version)).toBe(moved));

  it.each([
    ["1.2.3 - 2.0.0", "3.0.0"],
    [">=1 <1.5.0", "2.0.0"],
    ["<2", "3.0.0"],
    ["1.x", "1.5.0"],
    ["^1 - nonsense", "2.0.0"],
    ["^1.0.0", "not a version"],
  ])("%s to %s has no single answer", (text, version) => {
    expect(moveRangeText(text, version)).toBeUndefined();
  });
});
