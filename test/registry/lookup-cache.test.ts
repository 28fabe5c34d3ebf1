import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DigestCache } from "../../src/registry/digest-cache.ts";
import { client, folder, NOW } from "./setup.ts";
import { NAMES, runOnce, stocked } from "./stocked.ts";

describe("the cache on disk", () => {
  it("is written beside the questions, never between them", async () => {
    const cacheDir = folder();
    const cache = new DigestCache(cacheDir);
    const key = { registry: "here", name: "pkg", form: "full", withNeeds: false } as const;
    const facts = { name: "pkg", form: "full", fetchedAt: NOW, versions: [], tags: [] } as const;
    cache.keep(key, facts);
    expect(existsSync(join(cacheDir, "registry-v2"))).toBe(false);
    await cache.settled();
    expect(await new DigestCache(cacheDir).read(key)).toEqual(facts);
  });
  it("holds no token and no address with a password", async () => {
    const server = await stocked();
    const cacheDir = folder();
    const npmrc = `registry=http://me:pass-word@${server.host}/\n//${server.host}/:_authToken=hush-hush`;
    await runOnce({ npmrc, cacheDir }, NAMES);
    const texts = readdirSync(join(cacheDir, "registry-v2")).map((name) =>
      readFileSync(join(cacheDir, "registry-v2", name), "utf8"),
    );
    expect(texts).toHaveLength(60);
    expect(texts.join()).not.toMatch(/hush-hush|pass-word/);
  });
  it("is ignored where it is damaged, foreign or of another shape", async () => {
    const server = await stocked();
    const cacheDir = folder();
    const npmrc = `registry=${server.url}`;
    const requests = NAMES.slice(0, 1);
    await runOnce({ npmrc, cacheDir }, requests);
    const [name] = readdirSync(join(cacheDir, "registry-v2"));
    const file = join(cacheDir, "registry-v2", name ?? "");
    const good = readFileSync(file, "utf8");
    const damage = [
      "",
      "{",
      "null",
      "[]",
      good.slice(0, -5),
      good.replaceAll("pkg-0", "pkg-1"),
      good.replace('"schema":2', '"schema":0'),
      good.replace('"versions":[{', '"versions":[7,{'),
      good.replace('"fetchedAt":', '"fetchedAt":"x","old":'),
    ];
    for (const text of damage) {
      expect(text).not.toBe(good);
      writeFileSync(file, text);
      const registry = client({ npmrc, cacheDir });
      expect((await registry.lookup(requests)).get("pkg-0")?.ok).toBe(true);
      expect(registry.counters.requests).toBe(1);
      // What it keeps must not come after the next damage.
      await registry.close();
    }
  });
  it("does no harm where nothing can be written", async () => {
    const server = await stocked();
    const cacheDir = join(folder({ file: "" }), "file", "below-a-file");
    const registry = client({ npmrc: `registry=${server.url}`, cacheDir });
    expect((await registry.lookup(NAMES)).get("pkg-1")?.ok).toBe(true);
  });
});
