import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FactRequest } from "../../src/engine/api.ts";
import { DigestCache } from "../../src/registry/digest-cache.ts";
import { packument } from "../harness/packument.ts";
import { client, type ClientSketch, faulty, folder, NOW } from "./setup.ts";

const NAMES = Array.from({ length: 60 }, (_, i) => ({ name: `pkg-${i}` }));

async function stocked(options?: Parameters<typeof faulty>[0]) {
  const server = await faulty(options);
  for (const { name } of NAMES) server.serve(packument(name));
  server.serve(packument("@shop/pay"));
  return server;
}

/** Looks up what a run of the program looks up that ends when all is kept. */
async function runOnce(sketch: ClientSketch, names: readonly FactRequest[]): Promise<void> {
  const registry = client(sketch);
  await registry.lookup(names);
  await registry.close();
}

describe("how many requests", () => {
  it("sixteen at a time, one for each name", async () => {
    const server = await stocked({ delayMs: 120 });
    const registry = client({ npmrc: `registry=${server.url}` });
    const results = await registry.lookup([...NAMES, ...NAMES]);
    expect(results.size).toBe(60);
    expect(server.requests).toHaveLength(60);
    expect(server.mostAtOnce).toBe(16);
  });
  it("one for callers that ask at the same time", async () => {
    const server = await stocked({ delayMs: 15 });
    const registry = client({ npmrc: `registry=${server.url}` });
    await Promise.all([registry.lookup(NAMES), registry.lookup(NAMES)]);
    expect(server.requests).toHaveLength(60);
    await registry.lookup(NAMES);
    expect(server.requests).toHaveLength(60);
    expect(registry.counters).toMatchObject({ requests: 60, memoryHits: 60 });
  });
  it("none that is about everything waits behind those about one package each", async () => {
    const server = await stocked({ delayMs: 15 });
    const registry = client({ npmrc: `registry=${server.url}`, concurrency: 1 });
    const all = registry.lookup(NAMES);
    await registry.advisories(new Map([["pkg-1", ["1.0.0"]]]));
    const before = server.requests.length;
    await all;
    expect(before).toBeLessThan(NAMES.length / 2);
    expect(server.posts).toHaveLength(1);
  });
  it("none for what another run has kept on disk, within the time to live", async () => {
    const server = await stocked();
    const cacheDir = folder();
    const npmrc = `registry=${server.url}`;
    await runOnce({ npmrc, cacheDir }, NAMES);
    const second = client({ npmrc, cacheDir });
    expect((await second.lookup(NAMES)).get("pkg-1")?.ok).toBe(true);
    expect(second.counters).toMatchObject({ requests: 0, diskHits: 60 });
    const later = client({ npmrc, cacheDir, now: () => NOW + 3_600_000 });
    await later.lookup(NAMES);
    expect(later.counters.requests).toBe(60);
    const earlier = client({ npmrc, cacheDir, now: () => NOW - 3_600_000 });
    await earlier.lookup(NAMES.slice(0, 1));
    expect(earlier.counters.requests).toBe(1);
  });
});

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

describe("offline and switched off", () => {
  it("serves what is kept, however old, and says how old", async () => {
    const server = await stocked();
    const cacheDir = folder();
    const npmrc = `registry=${server.url}`;
    await runOnce({ npmrc, cacheDir }, NAMES.slice(0, 1));
    const later = client({ npmrc, cacheDir, now: () => NOW + 9 * 86_400_000 });
    const results = await later.lookup(NAMES.slice(0, 2), { mode: "offline" });
    expect(results.get("pkg-0")).toMatchObject({ ok: true, staleForMs: 9 * 86_400_000 });
    expect(results.get("pkg-1")).toMatchObject({ ok: false, reason: "offline" });
    expect(later.counters.requests).toBe(0);
  });
  it.each([
    ["in an .npmrc", "offline=true", {}, "line 2 of ~/.npmrc"],
    [
      "in the environment",
      "",
      { npm_config_offline: "1" },
      "the environment variable npm_config_offline",
    ],
  ])("makes no request when npm is set to work offline %s", async (_, line, env, source) => {
    const server = await stocked();
    const cacheDir = folder();
    await runOnce({ npmrc: `registry=${server.url}`, cacheDir }, NAMES.slice(0, 1));
    const npmrc = `registry=${server.url}\n${line}`;
    const later = client({ npmrc, cacheDir, env, now: () => NOW + 86_400_000 });
    const results = await later.lookup(NAMES.slice(0, 2));
    expect(results.get("pkg-0")).toMatchObject({ ok: true, staleForMs: 86_400_000 });
    expect(results.get("pkg-1")).toEqual({
      ok: false,
      reason: "offline",
      text: `npm is set to work offline in ${source}, and no earlier answer is kept.`,
    });
    expect(later.counters.requests).toBe(0);
  });
  it.each(["offline=false", "offline=0", "offline="])("makes requests with %s", async (line) => {
    const server = await stocked();
    const registry = client({ npmrc: `registry=${server.url}\n${line}` });
    expect((await registry.lookup(NAMES.slice(0, 1))).get("pkg-0")?.ok).toBe(true);
  });
  it("asks nobody when it is switched off", async () => {
    const server = await stocked();
    const registry = client({ npmrc: `registry=${server.url}` });
    const results = await registry.lookup(NAMES, { mode: "off" });
    expect(results.get("pkg-0")).toMatchObject({ ok: false, reason: "switched-off" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("private names", () => {
  it("of a scope with a registry of its own go there, with its token", async () => {
    const server = await stocked({ privateScope: "@shop" });
    const general = await stocked();
    const npmrc = `registry=${general.url}\n@shop:registry=${server.url}\n//${server.host}/:_authToken=t`;
    const result = (await client({ npmrc }).lookup([{ name: "@shop/pay" }])).get("@shop/pay");
    expect(result?.ok).toBe(true);
    expect(server.requests.map((each) => [each.name, each.authorization])).toEqual([
      ["@shop/pay", "Bearer t"],
    ]);
    expect(general.requests).toHaveLength(0);
  });
  it("say which line gave the token that was refused", async () => {
    const server = await stocked();
    server.fault("unauthorized");
    const npmrc = `@shop:registry=${server.url}\n//${server.host}/:_authToken=hush`;
    const result = (await client({ npmrc }).lookup([{ name: "@shop/pay" }])).get("@shop/pay");
    expect(result).toMatchObject({
      ok: false,
      reason: "unauthorized",
      text: `${server.host} asks for credentials for @shop/pay (401). The token comes from line 2 of ~/.npmrc.`,
    });
  });
  it("of a scope whose registry is down are not sent to the default one", async () => {
    const server = await faulty();
    await server.stop();
    const general = await stocked();
    const npmrc = `registry=${general.url}\n@shop:registry=${server.url}`;
    const result = (await client({ npmrc }).lookup([{ name: "@shop/pay" }])).get("@shop/pay");
    expect(result).toMatchObject({ ok: false, reason: "unreachable" });
    expect(general.requests).toHaveLength(0);
  });
  it("of the project's own scope are kept from a registry that nobody chose", async () => {
    const registry = client();
    const privateScopes = new Set(["@shop"]);
    const results = await registry.lookup([{ name: "@shop/pay" }], { privateScopes });
    expect(results.get("@shop/pay")).toMatchObject({
      ok: false,
      reason: "private-scope",
      text: expect.stringContaining("@shop:registry"),
    });
    expect(registry.counters.requests).toBe(0);
    const server = await stocked();
    const chosen = client({ npmrc: `registry=${server.url}` });
    expect(
      (await chosen.lookup([{ name: "@shop/pay" }], { privateScopes })).get("@shop/pay")?.ok,
    ).toBe(true);
  });
  it("of the project's own packages are not asked for at all", async () => {
    const server = await stocked();
    const registry = client({ npmrc: `registry=${server.url}` });
    const results = await registry.lookup(NAMES, { localNames: new Set(["pkg-3"]) });
    expect(results.has("pkg-3")).toBe(false);
    expect(server.requests.map((each) => each.name)).not.toContain("pkg-3");
  });
  it("stay with the registry that a folder above names, whatever a nested .npmrc says", async () => {
    const server = await stocked();
    const general = await stocked();
    const root = folder({ ".npmrc": `registry=${general.url}\n@shop:registry=${server.url}` });
    const nested = join(root, "packages", "api");
    mkdirSync(nested, { recursive: true });
    writeFileSync(join(nested, ".npmrc"), `save-exact=true\n//${server.host}/:_authToken=t`);
    const registry = client({ projectDirs: [root] });
    const results = await registry.lookup([{ name: "@shop/pay" }], { folder: nested });
    expect(results.get("@shop/pay")?.ok).toBe(true);
    expect(server.requests.map((each) => each.authorization)).toEqual(["Bearer t"]);
    expect(general.requests).toHaveLength(0);
    const elsewhere = client({ projectDirs: [root], npmrc: `registry=${general.url}` });
    await elsewhere.lookup([{ name: "@shop/pay" }], { folder: `${root}-of-somebody-else` });
    expect(general.requests).toHaveLength(1);
  });
  it("seen by one token are not shown from memory to another", async () => {
    const server = await stocked({ privateScope: "@shop" });
    const registry = `@shop:registry=${server.url}`;
    const withToken = folder({ ".npmrc": `${registry}\n//${server.host}/:_authToken=t` });
    const without = folder({ ".npmrc": registry });
    const shared = client({ projectDirs: [withToken, without] });
    const ask = async (folderName: string) =>
      (
        await shared.lookup([{ name: "@shop/pay" }], { folder: join(folderName, "packages", "a") })
      ).get("@shop/pay");
    expect((await ask(withToken))?.ok).toBe(true);
    expect(await ask(without)).toMatchObject({ ok: false, reason: "unauthorized" });
  });
});

describe("names", () => {
  it.each([
    "../../etc/passwd",
    "a/b/c",
    "",
    ".hidden",
    "node_modules",
    "a b",
    "@scope",
    "@/x",
    "x%2f..%2fy",
    "http://host.test/x",
  ])("%j never become an address", async (name) => {
    const server = await stocked();
    const registry = client({ npmrc: `registry=${server.url}` });
    expect((await registry.lookup([{ name }])).get(name)).toMatchObject({
      ok: false,
      reason: "invalid-name",
    });
    expect(server.requests).toHaveLength(0);
  });
  it("of object members are names like others", async () => {
    const server = await faulty();
    server.serve(packument("constructor"));
    const registry = client({ npmrc: `registry=${server.url}` });
    const results = await registry.lookup([{ name: "constructor" }, { name: "tostring" }]);
    expect(results.get("constructor")?.ok).toBe(true);
    expect(results.get("tostring")).toMatchObject({ ok: false, reason: "not-found" });
  });
});

describe("cancelling", () => {
  it("ends the look-up at once, and every name has its reason", async () => {
    const server = await stocked();
    server.fault("hang");
    const registry = client({ npmrc: `registry=${server.url}`, deadlineMs: 60_000 });
    const controller = new AbortController();
    const pending = registry.lookup(NAMES, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    const results = await pending;
    expect([...results.values()].every((each) => !each.ok && each.reason === "cancelled")).toBe(
      true,
    );
    expect(results.size).toBe(60);
  });
  it("of the whole client ends what is under way", async () => {
    const server = await stocked();
    server.fault("hang");
    const controller = new AbortController();
    const registry = client({
      npmrc: `registry=${server.url}`,
      deadlineMs: 60_000,
      signal: controller.signal,
    });
    const pending = registry.lookup(NAMES, { signal: new AbortController().signal });
    setTimeout(() => controller.abort(), 20);
    expect((await pending).get("pkg-9")).toMatchObject({ ok: false, reason: "cancelled" });
  });
  it("by one caller leaves the other's answer alone", async () => {
    const server = await stocked({ delayMs: 60 });
    const registry = client({ npmrc: `registry=${server.url}` });
    const controller = new AbortController();
    const impatient = registry.lookup(NAMES.slice(0, 1), { signal: controller.signal });
    const patient = registry.lookup(NAMES.slice(0, 1));
    setTimeout(() => controller.abort(), 20);
    expect((await impatient).get("pkg-0")).toMatchObject({ ok: false, reason: "cancelled" });
    expect((await patient).get("pkg-0")?.ok).toBe(true);
  });
  it("is not remembered: the next look-up asks again", async () => {
    const server = await stocked({ delayMs: 40 });
    const registry = client({ npmrc: `registry=${server.url}` });
    const controller = new AbortController();
    const first = registry.lookup(NAMES.slice(0, 1), { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await first;
    expect((await registry.lookup(NAMES.slice(0, 1))).get("pkg-0")?.ok).toBe(true);
  });
});

it("passes on the project's cool-down", async () => {
  const server = await stocked();
  const registry = client({ npmrc: `registry=${server.url}\nmin-release-age=14` });
  expect((await registry.lookup(NAMES)).get("pkg-0")).toMatchObject({
    coolDownMs: 14 * 86_400_000,
  });
});

it("goes through a proxy when one is set, and around it for the hosts named", async () => {
  const server = await stocked();
  const proxy = await faulty();
  const npmrc = `registry=${server.url}\nproxy=${proxy.url}`;
  await client({ npmrc }).lookup(NAMES.slice(0, 1));
  expect(proxy.requests).toHaveLength(1);
  expect(server.requests).toHaveLength(0);
  await client({ npmrc: `${npmrc}\nnoproxy=127.0.0.1` }).lookup(NAMES.slice(0, 1));
  expect(server.requests).toHaveLength(1);
});

it("logs hosts and names, never tokens", async () => {
  const server = await stocked();
  const lines: string[] = [];
  const npmrc = `registry=${server.url}\n//${server.host}/:_authToken=hush`;
  await client({ npmrc, log: (line) => lines.push(line) }).lookup(NAMES.slice(0, 2));
  expect(lines).toEqual([
    `${server.host} pkg-0 abbreviated: ok`,
    `${server.host} pkg-1 abbreviated: ok`,
  ]);
});
