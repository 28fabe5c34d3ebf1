import { describe, expect, it } from "vitest";
import { readManifest } from "../../../src/engine/deps/manifest.ts";
import { requestsFor } from "../../../src/engine/deps/registry-requests.ts";
import { readDocument } from "../../../src/engine/documents/read-document.ts";
import { locked } from "./build.ts";

function manifest(text: string) {
  const document = readDocument("package.json", text);
  if (!document) throw new Error("package.json is a document");
  return readManifest(document);
}

describe("reading a package.json", () => {
  const text = `{
  "name": "shop", "version": "1.0.0", "private": true,
  "workspaces": ["packages/*", "apps/web"],
  "engines": { "node": ">=22", "npm": "10" },
  "dependencies": { "a": "^1.0.0", "b": "npm:@real/b@~2.0.0" },
  "devDependencies": { "c": "1.x" },
  "optionalDependencies": { "d": "*" },
  "peerDependencies": { "e": ">=1" },
  "overrides": { "f@^1": "2.0.0", "g": { ".": "1.0.0", "h": "3.0.0" } },
  "pnpm": { "overrides": { "i>@s/j@2": "1" } }
}`;
  const read = manifest(text);
  it("gives the facts of the project", () => {
    expect(read).toMatchObject({
      name: "shop",
      version: "1.0.0",
      private: true,
      enginesNode: ">=22",
      problems: [],
    });
    expect(read.workspaces).toEqual(["packages/*", "apps/web"]);
    expect([...read.overridden]).toEqual(["f", "g", "h", "i", "@s/j"]);
  });
  it("gives every dependency with exact places", () => {
    expect(
      read.dependencies.map(({ field, key, name, range }) => [field, key, name, range]),
    ).toEqual([
      ["dependencies", "a", "a", "^1.0.0"],
      ["dependencies", "b", "@real/b", "~2.0.0"],
      ["devDependencies", "c", "c", "1.x"],
      ["optionalDependencies", "d", "d", "*"],
      ["peerDependencies", "e", "e", ">=1"],
    ]);
    for (const entry of read.dependencies) {
      expect(text.slice(entry.keyRange.start, entry.keyRange.end)).toBe(entry.key);
      expect(text.slice(entry.valueRange.start, entry.valueRange.end)).toBe(entry.spec);
      expect(text.slice(entry.versionRange?.start, entry.versionRange?.end)).toBe(entry.range);
    }
  });
  it("reads Yarn's form of workspaces", () => {
    expect(manifest('{"workspaces":{"packages":["a"],"nohoist":[]}}').workspaces).toEqual(["a"]);
  });
  it("asks for registry packages once each, not for peers, locals and links", () => {
    const link = { ...locked("1.0.0"), link: true };
    const lockedOf = ({ key }: { readonly key: string }) =>
      key === "c" ? link : key === "a" ? locked("1.2.0", undefined, "a") : undefined;
    const renamed = locked("1.2.0", "moved to @new/a", "a");
    const { length } = requestsFor(read, lockedOf, new Set(["d"]));
    const more = requestsFor(
      read,
      ({ key }) => (key === "a" ? renamed : lockedOf({ key })),
      new Set(["d"]),
    );
    expect(more).toHaveLength(length + 1);
    expect(more).toContainEqual({ name: "@new/a", aside: true });
    expect(requestsFor(read, lockedOf, new Set(["d"]))).toEqual([
      { name: "a", current: "1.2.0", exact: true },
      { name: "@real/b", current: "2.0.0" },
    ]);
  });
});

describe("broken and hostile texts", () => {
  it("gives what can be read before and after the break, and its place", () => {
    const read = manifest(
      '{"dependencies": {"a": "^1.0.0", "b": }, "devDependencies": {"c": "1.0.0"}}',
    );
    expect(read.dependencies.map((entry) => entry.key)).toEqual(["a", "c"]);
    expect(read.problems[0]?.range.start).toBeGreaterThan(30);
  });
  it.each([
    "",
    "{",
    "[]",
    "null",
    '"x"',
    "{{{{",
    "<<<<<<< HEAD",
    "\u0000",
    '{"dependencies":[1,2]}',
    '{"dependencies":"x"}',
  ])("%j is no crash and has no dependencies", (text) =>
    expect(manifest(text).dependencies).toEqual([]),
  );
  it("says where a value has the wrong type", () => {
    const text = '{"dependencies":{"a":1,"b":{"c":"^1.0.0"}},"devDependencies":"x"}';
    expect(manifest(text).problems.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      "1",
      '"^1.0.0"',
      '"x"',
    ]);
  });
  it("survives ten thousand levels of nesting", () => {
    const text = `{"dependencies":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`;
    expect(manifest(text).dependencies).toEqual([]);
  });
  it("treats names of object members as names", () => {
    const read = manifest(
      '{"dependencies":{"__proto__":"^1.0.0","constructor":"2","toString":"3"},"overrides":{"__proto__":"1"}}',
    );
    expect(read.dependencies.map((entry) => entry.key)).toEqual([
      "__proto__",
      "constructor",
      "toString",
    ]);
    expect(read.overridden.has("__proto__")).toBe(true);
  });
  it("keeps the last of equal keys, as npm does", () => {
    const read = manifest('{"dependencies":{"a":"1.0.0","a":"2.0.0"}}');
    expect(read.dependencies.map((entry) => entry.spec)).toEqual(["2.0.0"]);
  });
  it("offers no place to edit where the value is written with escapes", () => {
    const [entry] = manifest('{"dependencies":{"a":"\\u005e1.0.0"}}').dependencies;
    expect(entry).toMatchObject({ range: "^1.0.0" });
    expect(entry).not.toHaveProperty("versionRange");
  });
  it("reads a byte order mark and Windows line ends with right offsets", () => {
    const text = '\uFEFF{\r\n  "dependencies": {\r\n    "a": "^1.0.0"\r\n  }\r\n}';
    const [entry] = manifest(text).dependencies;
    expect(text.slice(entry?.versionRange?.start, entry?.versionRange?.end)).toBe("^1.0.0");
  });
});
