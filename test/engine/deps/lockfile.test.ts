import { describe, expect, it } from "vitest";
import { readNpmLock } from "../../../src/engine/deps/read-npm-lock.ts";
import { localPackageNames, resolveLocked } from "../../../src/engine/deps/resolve-locked.ts";
import type { LockFacts } from "../../../src/engine/deps/types.ts";

function lock(value: unknown): LockFacts {
  const result = readNpmLock(typeof value === "string" ? value : JSON.stringify(value));
  if (!result.ok) throw new Error(result.reason);
  return result.lock;
}

const V3 = lock({
  lockfileVersion: 3,
  packages: {
    "": { name: "shop", dependencies: { a: "^1.0.0" } },
    "node_modules/a": { version: "1.0.0", deprecated: " use b \n", hasInstallScript: true },
    "node_modules/b": { version: "2.0.0", dev: true },
    "node_modules/a/node_modules/b": { version: "1.5.0" },
    "node_modules/@s/c": { version: "3.0.0" },
    "node_modules/alias": { name: "real", version: "4.0.0" },
    "node_modules/git": { version: "git+ssh://git@host.test/x.git#abc" },
    "node_modules/member": { resolved: "packages/member", link: true },
    "packages/member": { name: "member", version: "1.0.0" },
    "packages/member/node_modules/b": { version: "1.0.0" },
  },
});

describe("package-lock version 2 and 3", () => {
  it("finds the nearest copy on the way up", () => {
    expect(resolveLocked(V3, "", "b")?.version).toBe("2.0.0");
    expect(resolveLocked(V3, "packages/member", "b")?.version).toBe("1.0.0");
    expect(resolveLocked(V3, "./packages/member/", "a")?.version).toBe("1.0.0");
    expect(resolveLocked(V3, "node_modules/a", "b")?.version).toBe("1.5.0");
    expect(resolveLocked(V3, "packages/member", "nothing")).toBeUndefined();
  });
  it("reads what the rules need", () => {
    expect(resolveLocked(V3, "", "a")).toMatchObject({
      deprecated: "use b",
      hasInstallScript: true,
      dev: false,
    });
    expect(resolveLocked(V3, "", "b")).toMatchObject({ dev: true });
    expect(resolveLocked(V3, "", "@s/c")?.name).toBe("@s/c");
    expect(resolveLocked(V3, "", "alias")).toMatchObject({ name: "real", version: "4.0.0" });
    expect(resolveLocked(V3, "", "git")).not.toHaveProperty("version");
  });
  it("knows the packages of the project itself", () => {
    expect([...localPackageNames(V3)]).toEqual(["member"]);
  });
  it("takes an empty `deprecated` for none", () => {
    for (const deprecated of ["", "  ", false, true, 1, null]) {
      const read = lock({
        lockfileVersion: 3,
        packages: { "node_modules/a": { version: "1.0.0", deprecated } },
      });
      expect(resolveLocked(read, "", "a")).not.toHaveProperty("deprecated");
    }
  });
});

describe("package-lock version 1", () => {
  const v1 = lock({
    lockfileVersion: 1,
    dependencies: {
      a: { version: "1.0.0", dev: true, dependencies: { b: { version: "1.5.0" } } },
      b: { version: "2.0.0" },
      alias: { version: "npm:@s/real@4.0.0" },
      local: { version: "file:packages/local" },
    },
  });
  it("reads nesting, aliases and local folders", () => {
    expect(resolveLocked(v1, "", "b")?.version).toBe("2.0.0");
    expect(resolveLocked(v1, "node_modules/a", "b")?.version).toBe("1.5.0");
    expect(resolveLocked(v1, "", "alias")).toMatchObject({ name: "@s/real", version: "4.0.0" });
    expect(resolveLocked(v1, "", "local")?.link).toBe(true);
    expect(resolveLocked(v1, "", "a")?.dev).toBe(true);
  });
  it("survives ten thousand levels of nesting", () => {
    const depth = 10_000;
    const text = `{"lockfileVersion":1,"dependencies":${'{"a":{"version":"1.0.0","dependencies":'.repeat(depth)}{}${"}}".repeat(depth)}}`;
    expect(resolveLocked(lock(text), "", "a")?.version).toBe("1.0.0");
  });
});

describe("hostile and broken input", () => {
  it.each(["", "{", "null", "[]", "3", '"x"', "{}", "<html>", "<<<<<<< HEAD\n{}"])(
    "%j is refused with a reason",
    (text) => {
      expect(readNpmLock(text)).toMatchObject({
        ok: false,
        reason: expect.stringContaining("it "),
      });
    },
  );
  it("ignores entries of a wrong shape", () => {
    const read = lock({
      lockfileVersion: "x",
      packages: { "node_modules/a": 1, "node_modules/b": null, "node_modules/c": { version: 7 } },
    });
    expect([...read.packages.keys()]).toEqual(["node_modules/c"]);
    expect(read.packages.get("node_modules/c")).not.toHaveProperty("version");
  });
  it("treats names of object members as names", () => {
    const read = lock(
      '{"lockfileVersion":3,"packages":{"__proto__":{"x":1},"node_modules/__proto__":{"version":"1.0.0"}}}',
    );
    expect(resolveLocked(read, "", "__proto__")?.version).toBe("1.0.0");
    expect(resolveLocked(read, "", "constructor")).toBeUndefined();
  });
  it("reads a file with a byte order mark", () => {
    expect(readNpmLock('\uFEFF{"lockfileVersion":3,"packages":{}}').ok).toBe(true);
  });
});
