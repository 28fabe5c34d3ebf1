import { describe, expect, it } from "vitest";
import { packagesOf, reach } from "../../../src/engine/deps/lock-reach.ts";
import { readLock } from "../../../src/engine/deps/lockfile.ts";
import { resolveLocked } from "../../../src/engine/deps/resolve-locked.ts";
import type { LockFacts } from "../../../src/engine/deps/types.ts";
import {
  BERRY,
  BUN,
  CLASSIC,
  NPM_1,
  NPM_3,
  PNPM_5,
  PNPM_6,
  PNPM_9,
  PROJECT,
} from "./lock-samples.ts";

function lock(file: string, text: string): LockFacts {
  const result = readLock(file, text);
  if (!result.ok) throw new Error(result.reason);
  return result.lock;
}

/** One project as each package manager writes it down. */
const ALL = [
  ["package-lock.json", "npm 3", NPM_3],
  ["package-lock.json", "npm 1", NPM_1],
  ["pnpm-lock.yaml", "pnpm 5", PNPM_5],
  ["pnpm-lock.yaml", "pnpm 6", PNPM_6],
  ["pnpm-lock.yaml", "pnpm 9", PNPM_9],
  ["yarn.lock", "Yarn 1", CLASSIC],
  ["yarn.lock", "Yarn 4", BERRY],
  ["bun.lock", "Bun", BUN],
] as const;

describe.each(ALL)("%s of %s", (file, _name, text) => {
  const read = lock(file, text);
  const get = (key: string) => resolveLocked(read, "", key, PROJECT.get(key)?.spec);

  it("resolves direct dependencies, aliases and scopes", () => {
    expect(get("express")).toMatchObject({ name: "express", version: "4.18.0", link: false });
    expect(get("@shop/pay")).toMatchObject({ name: "@shop/pay", version: "2.1.0" });
    expect(get("old-qs")).toMatchObject({ name: "qs", version: "6.9.0" });
    expect(get("nothing")).toBeUndefined();
  });

  it("gives each package the copy that it gets", () => {
    const ways = reach(read, new Map([["", [...PROJECT.values()]]]));
    const qs = [...ways.values()].filter((way) => way.package.name === "qs");
    expect(
      qs.map((way) =>
        packagesOf(way)
          .map((each) => `${each.name}@${each.version}`)
          .join(" > "),
      ),
    ).toEqual(["qs@6.9.0", "express@4.18.0 > qs@6.10.0"]);
  });

  it("tells production from development", () => {
    const ways = [...reach(read, new Map([["", [...PROJECT.values()]]])).values()];
    const production = ways.filter((way) => way.production).map((way) => way.package.name);
    expect(production.toSorted()).toEqual(["@shop/pay", "express", "ms", "qs", "qs"]);
    expect(ways.filter((way) => !way.production).map((way) => way.package.name)).toEqual(["tsx"]);
  });

  it("keeps what proves the content", () => {
    expect(get("express")?.integrity).toMatch(/^(?:sha512-|10c0\/|[0-9a-f]{8})/);
  });
});

describe("lockfiles that list the project's own packages", () => {
  it.each([
    ["pnpm-lock.yaml", PNPM_9],
    ["bun.lock", BUN],
    ["yarn.lock", BERRY],
    ["package-lock.json", NPM_3],
  ])("%s", (file, text) => {
    const { importers } = lock(file, text);
    expect(importers?.has("")).toBe(true);
    expect(importers?.get("")?.map((each) => each.key)).toContain("express");
  });
  it("says what pnpm and npm say of a package", () => {
    const pnpm = lock("pnpm-lock.yaml", PNPM_9);
    expect(resolveLocked(pnpm, "", "@shop/pay")).toMatchObject({
      deprecated: "Leaks card numbers: use @shop/pay2 instead",
    });
    expect(resolveLocked(lock("pnpm-lock.yaml", PNPM_6), "", "tsx")).toMatchObject({
      dev: true,
      hasInstallScript: true,
    });
    expect(resolveLocked(pnpm, "packages/web", "express")?.version).toBe("4.18.0");
    expect(resolveLocked(pnpm, "packages/web", "@shop/core")).toMatchObject({
      link: true,
      folder: "packages/core",
    });
  });
  it("knows where entries stand", () => {
    for (const [file, text] of [
      ["pnpm-lock.yaml", PNPM_6],
      ["yarn.lock", CLASSIC],
      ["yarn.lock", BERRY],
    ] as const) {
      const at = resolveLocked(lock(file, text), "", "express", "^4.18.0")?.at;
      expect(text.slice(at?.start, at?.end)).toContain("express");
    }
  });
});

describe("hostile and broken input", () => {
  it.each([
    ["pnpm-lock.yaml", "packages:\n  a: 1\n"],
    ["pnpm-lock.yaml", "<html>"],
    ["yarn.lock", "nothing\nof the kind"],
    ["bun.lock", "{"],
    ["bun.lock", "[]"],
    ["bun.lock", "[".repeat(200_000)],
    ["package-lock.json", "[".repeat(200_000)],
    ["pnpm-lock.yaml", "<<<<<<< HEAD\nlockfileVersion: 6\n"],
    ["other.lock", ""],
  ])("%s is refused with a reason", (file, text) => {
    expect(readLock(file, text)).toMatchObject({ ok: false, reason: expect.any(String) });
  });
  it("ends on any nesting, on cycles and on names of object members", () => {
    const deep = Array.from({ length: 5000 }, (_, i) => `${" ".repeat(i)}k:`).join("\n");
    expect(readLock("pnpm-lock.yaml", deep).ok).toBe(false);
    const cycle = lock(
      "yarn.lock",
      'a@1:\n  version "1.0.0"\n  dependencies:\n    __proto__ "1"\n\n__proto__@1:\n  version "1.0.0"\n  dependencies:\n    a "1"\n',
    );
    const imports = [{ key: "a", spec: "1", field: "dependencies" as const }];
    expect([...reach(cycle, new Map([["", imports]])).keys()]).toEqual(["a@1", "__proto__@1"]);
  });
  it("reads lines of Windows", () => {
    const read = lock("yarn.lock", CLASSIC.replaceAll("\n", "\r\n"));
    expect(resolveLocked(read, "", "express", "^4.18.0")?.version).toBe("4.18.0");
  });
});
