import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { KeptFacts } from "../../src/engine/api.ts";
import { FactCache, programVersion } from "../../src/host/fact-cache.ts";
import { makeFolder } from "./folder.ts";

const KEPT: KeptFacts = {
  surroundings: "same",
  texts: [["a.ts", "1", "2"]],
  scripts: {
    readers: [["a.ts", "b.ts"]],
    facts: [
      {
        facts: {
          path: "a.ts",
          hash: "1",
          versions: [["left-pad", undefined]],
          mayStay: true,
          bytes: new Uint8Array([1, 2, 3]),
        },
        outdated: false,
      },
    ],
    analysis: new Uint8Array([4, 5]),
  },
  results: new Uint8Array([6]),
};

function fileIn(folder: string): string {
  const names = readdirSync(join(folder, "facts"));
  expect(names).toHaveLength(1);
  return join(folder, "facts", names[0] ?? "");
}

describe("facts on disk", () => {
  it("come back as they were, for the same folder and version alone", async () => {
    const folder = makeFolder();
    const cache = new FactCache(folder, "v1");
    expect(await cache.read("/shop")).toBeUndefined();
    await cache.write("/shop", KEPT);
    expect(await cache.read("/shop")).toEqual(KEPT);
    expect(await cache.read("/other")).toBeUndefined();
    expect(await new FactCache(folder, "v2").read("/shop")).toBeUndefined();
    expect(statSync(fileIn(folder)).mode & 0o077).toBe(0);
  });

  it("count as nothing when a single byte is damaged or missing", async () => {
    const folder = makeFolder();
    const cache = new FactCache(folder, "v1");
    await cache.write("/shop", KEPT);
    const file = fileIn(folder);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(await cache.read("/shop"), `byte ${at}`).toBeUndefined();
    }
    for (const length of [0, 10, 40, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length));
      expect(await cache.read("/shop"), `${length} bytes`).toBeUndefined();
    }
  });

  it("of another folder are not believed, even under the right name", async () => {
    const one = makeFolder();
    const two = makeFolder();
    await new FactCache(one, "v1").write("/shop", KEPT);
    await new FactCache(two, "v1").write("/other", KEPT);
    writeFileSync(fileIn(one), readFileSync(fileIn(two)));
    expect(await new FactCache(one, "v1").read("/shop")).toBeUndefined();
  });

  it("are kept for the projects that were worked on last", async () => {
    const folder = makeFolder();
    const cache = new FactCache(folder, "v1");
    for (let i = 0; i < 11; i++) await cache.write(`/shop${i}`, KEPT);
    expect(readdirSync(join(folder, "facts"))).toHaveLength(8);
  });

  it("that cannot be written are lost without harm", async () => {
    const folder = makeFolder({ facts: "a file where a folder should be" });
    const cache = new FactCache(folder, "v1");
    await cache.write("/shop", KEPT);
    expect(await cache.read("/shop")).toBeUndefined();
  });

  it("have the version of the program that made them, which its sources do not have", () => {
    const folder = makeFolder({ "a.js": "1", "b.js": "2" });
    const version = programVersion([join(folder, "a.js")]);
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    expect(programVersion([join(folder, "b.js")])).not.toBe(version);
    expect(programVersion([""])).toBeUndefined();
  });
});
