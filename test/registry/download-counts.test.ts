import { afterEach, describe, expect, it } from "vitest";
import { createDownloadCounts, type DownloadCounts } from "../../src/registry/download-counts.ts";
import type { FaultRegistry } from "../harness/fault-registry.ts";
import { startLoopbackProxy } from "../harness/loopback-proxy.ts";
import { faulty, folder, NOW } from "./setup.ts";

const open: DownloadCounts[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

function counts(
  npmrc: string,
  more: {
    readonly project?: string;
    readonly trusted?: boolean;
    readonly now?: () => number;
    readonly deadlineMs?: number;
  } = {},
) {
  const home = folder({ ".npmrc": npmrc });
  const project = folder(more.project === undefined ? {} : { ".npmrc": more.project });
  const made = createDownloadCounts({
    projectDirs: [project],
    trusted: more.trusted ?? true,
    env: { HOME: home, npm_config_globalconfig: `${home}/none` },
    now: more.now ?? (() => NOW),
    delay: async () => undefined,
    ...(more.deadlineMs !== undefined && { deadlineMs: more.deadlineMs }),
  });
  open.push(made);
  return {
    weekly: (name: string, lookup = {}) => made.weekly(name, { folder: project, ...lookup }),
  };
}

/** As the public registry answers: what is alike comes along. */
function found(name: string, weekly: unknown, others: readonly string[] = ["other"]) {
  const object = (each: string, count: unknown) => ({
    package: { name: each, version: "1.0.0" },
    downloads: { monthly: 5, weekly: count },
    score: { final: 1 },
  });
  return { objects: [...others.map((each) => object(each, 7)), object(name, weekly)], total: 2 };
}

function search(name: string): string {
  return `-/v1/search?text=${name}&size=20`;
}

function asked({ requests }: FaultRegistry): string[] {
  return requests.map(({ name }) => name);
}

async function searchable(answers: Readonly<Record<string, object>>) {
  const server = await faulty();
  for (const [name, answer] of Object.entries(answers)) {
    server.servePath(search(name), answer as Readonly<Record<string, unknown>>);
  }
  return server;
}

describe("weekly downloads", () => {
  it("are those of the package of that very name", async () => {
    const server = await searchable({
      pay: found("pay", 1234),
      "@shop/tax": found("@shop/tax", 9),
    });
    const { weekly } = counts(`registry=${server.url}`);
    expect(await weekly("pay")).toBe(1234);
    expect(await weekly("@shop/tax")).toBe(9);
  });

  it.each([
    ["another package only", found("payment", 5)],
    ["a text", found("pay", "many", [])],
    ["a negative number", found("pay", -1, [])],
    ["a fraction", found("pay", 0.5, [])],
    ["no number at all", { objects: [{ package: { name: "pay" }, score: { final: 1 } }] }],
    ["nothing", { objects: [] }],
    ["something else", { packages: [] }],
  ])("are not told where the answer has %s", async (_, answer) => {
    const server = await searchable({ pay: answer });
    expect(await counts(`registry=${server.url}`).weekly("pay")).toBeUndefined();
    expect(asked(server)).toEqual([search("pay")]);
  });

  it("are asked for once a day", async () => {
    const server = await searchable({ pay: found("pay", 12) });
    let now = NOW;
    const { weekly } = counts(`registry=${server.url}`, { now: () => now });
    await Promise.all([weekly("pay"), weekly("pay")]);
    now += 80_000_000;
    expect(await weekly("pay")).toBe(12);
    expect(asked(server)).toHaveLength(1);
    now += 10_000_000;
    expect(await weekly("pay")).toBe(12);
    expect(asked(server)).toHaveLength(2);
  });

  it("are not asked for at a registry whose search tells none", async () => {
    const server = await searchable({ tax: found("tax", 3) });
    const { weekly } = counts(`registry=${server.url}`);
    expect(await weekly("pay")).toBeUndefined();
    expect(await weekly("tax")).toBeUndefined();
    expect(asked(server)).toEqual([search("pay")]);
  });

  it("are not waited for", async () => {
    const server = await searchable({ pay: found("pay", 3) });
    server.fault("hang");
    const { weekly } = counts(`registry=${server.url}`, { deadlineMs: 20 });
    expect(await weekly("pay")).toBeUndefined();
  });
});

describe("who is asked for weekly downloads", () => {
  it("is the registry of the scope, and nobody else", async () => {
    const [home, own] = [
      await searchable({}),
      await searchable({ "@shop/tax": found("@shop/tax", 8) }),
    ];
    const { weekly } = counts(`registry=${home.url}\n@shop:registry=${own.url}`);
    expect(await weekly("@shop/tax")).toBe(8);
    expect([asked(home), asked(own)]).toEqual([[], [search("@shop/tax")]]);
  });

  it("is nobody about a private scope for which nobody chose a registry", async () => {
    const proxy = await startLoopbackProxy();
    const { weekly } = counts(`https-proxy=${proxy.url}\nproxy=${proxy.url}`, { deadlineMs: 100 });
    expect(await weekly("@shop/tax", { privateScopes: new Set(["@shop"]) })).toBeUndefined();
    expect([...proxy.tunnels, ...proxy.asked]).toEqual([]);
    await weekly("tax");
    expect([...proxy.tunnels, ...proxy.asked]).not.toEqual([]);
    await proxy.stop();
  });

  it("is not a host that only an untrusted project names", async () => {
    const [home, foreign] = [await searchable({ pay: found("pay", 4) }), await searchable({})];
    const project = `registry=${foreign.url}`;
    const { weekly } = counts(`registry=${home.url}`, { project, trusted: false });
    expect(await weekly("pay")).toBe(4);
    expect(asked(foreign)).toEqual([]);
    expect(await counts("", { project }).weekly("pay")).toBeUndefined();
    expect(asked(foreign)).toEqual([search("pay")]);
  });

  it.each([
    ["the look-up is offline", "", { mode: "offline" }],
    ["look-ups are off", "", { mode: "off" }],
    ["npm is offline", "offline=true", {}],
  ])("is nobody where %s", async (_, npmrc, lookup) => {
    const server = await searchable({ pay: found("pay", 4) });
    expect(await counts(`registry=${server.url}\n${npmrc}`).weekly("pay", lookup)).toBeUndefined();
    expect(asked(server)).toEqual([]);
  });

  it("is nobody about what is no name", async () => {
    const server = await searchable({});
    expect(await counts(`registry=${server.url}`).weekly("../-/npm/v1/user")).toBeUndefined();
    expect(asked(server)).toEqual([]);
  });
});
