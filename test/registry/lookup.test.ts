import { describe, expect, it } from "vitest";
import { packument } from "../harness/packument.ts";
import { client, faulty, folder, NOW } from "./setup.ts";
import { NAMES, runOnce, stocked } from "./stocked.ts";

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
