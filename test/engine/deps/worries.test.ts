import { describe, expect, it } from "vitest";
import { readNpmLock } from "../../../src/engine/deps/read-npm-lock.ts";
import { worriesBelow } from "../../../src/engine/deps/worries.ts";

function lockOf(packages: Readonly<Record<string, unknown>>) {
  const read = readNpmLock(JSON.stringify({ lockfileVersion: 3, packages }));
  if (!read.ok) throw new Error(read.reason);
  return read.lock;
}

const lock = lockOf({
  "node_modules/a": {
    version: "1.0.0",
    dependencies: { b: "^1.0.0", c: "^1.0.0", d: "^1.0.0", gone: "^1.0.0" },
    peerDependencies: { e: "*" },
    peerDependenciesMeta: { e: { optional: true } },
  },
  "node_modules/b": { version: "1.0.0", deprecated: "use c" },
  "node_modules/a/node_modules/c": { version: "1.2.0" },
  "node_modules/c": { version: "2.0.0", deprecated: "use d" },
  "node_modules/d": { version: "1.0.0", dependencies: { f: "*" } },
  "node_modules/e": { version: "1.0.0", deprecated: "no" },
  "node_modules/f": { version: "1.0.0", deprecated: "no" },
});
const a = lock.packages.get("node_modules/a")!;
const advisory = {
  id: "1",
  title: "hole",
  severity: "low",
  vulnerable: "<1.3.0",
  cwe: [],
} as const;

describe("bad news below a package", () => {
  it("its own dependencies that are deprecated, in the copy that it gets", () => {
    expect(worriesBelow(a, lock, undefined)).toEqual(["it brings b, which is deprecated"]);
  });
  it("those with a known hole", () => {
    expect(worriesBelow(a, lock, new Map([["c", [advisory]]]))).toEqual([
      "it brings b, which is deprecated",
      "it brings c 1.2.0, which has a known hole",
    ]);
    const fixed = { ...advisory, vulnerable: "<1.2.0" };
    expect(worriesBelow(a, lock, new Map([["c", [fixed]]]))).toHaveLength(1);
  });
});
