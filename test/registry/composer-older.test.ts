import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { ComposerQuestion } from "../../src/engine/api.ts";
import type { Source } from "../../src/registry/sources.ts";
import { type ComposerServer, startComposerServer } from "../harness/composer-server.ts";
import { client, folder, NOW } from "./setup.ts";

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function repository(answers: Readonly<Record<string, unknown>>): Promise<ComposerServer> {
  const server = await startComposerServer(answers);
  stops.push(server.stop);
  return server;
}

const sources: ReadonlySet<Source> = new Set(["packagist"]);
const NOWHERE = "http://127.0.0.1:9/";
const addresses = { osv: NOWHERE, packagist: NOWHERE, packagistDocuments: NOWHERE };
const HASH = "ab".repeat(32);

function about({ url }: ComposerServer, ...names: readonly string[]): ComposerQuestion {
  return {
    installed: new Map(),
    direct: names,
    usesPackagist: true,
    repositories: [{ url, installed: new Map(names.map((name) => [name, ["1.0.0"]])) }],
    withheld: [],
  };
}

/** Versions by name, in no order, as older repositories have them. */
const VERSIONS = {
  "1.0.0": { version: "1.0.0", time: "2025-01-01T00:00:00+00:00" },
  "dev-main": { version: "dev-main" },
  "2.0.0": { version: "2.0.0", abandoned: "acme/new", require: { php: ">=8.1" } },
};
const PAY = { packages: { "acme/pay": VERSIONS } };

describe("repositories of the kind before Composer 2", () => {
  it("are asked for lists of checksums, and with those for what is installed", async () => {
    const server = await repository({
      "/shop/packages.json": {
        packages: [],
        "providers-url": "/shop/p/%package%$%hash%.json",
        "provider-includes": { "p/all$%hash%.json": { sha256: HASH } },
      },
      [`/shop/p/all$${HASH}.json`]: {
        providers: { "acme/pay": { sha256: "cd" }, "acme/other": { sha256: "ef" } },
      },
      "/shop/p/acme/pay$cd.json": PAY,
    });
    const told = await client({ addresses }).composer(about(server, "acme/pay", "acme/gone"), {
      sources,
    });
    expect(server.asked).toEqual([
      "/shop/packages.json",
      `/shop/p/all$${HASH}.json`,
      "/shop/p/acme/pay$cd.json",
    ]);
    expect(told?.told.get("acme/pay")).toMatchObject({
      ok: true,
      versions: ["2.0.0", "1.0.0", "dev-main"],
      abandoned: "acme/new",
      releases: { "2.0.0": { php: ">=8.1" }, "1.0.0": { publishedAt: Date.UTC(2025, 0, 1) } },
    });
    expect(told?.advisories).toMatchObject({
      leftOut: [
        { what: `those of ${server.host}` },
        { what: `1 package of ${server.host}`, reason: `${server.host} does not list them` },
      ],
    });
  });

  it("may have whole packages in files that they include, or in packages.json itself", async () => {
    const server = await repository({
      "/shop/packages.json": {
        packages: { "Acme/Own": { "1.0.0": { version: "1.0.0" } } },
        includes: { "include/all$aa.json": { sha1: "aa" } },
      },
      "/shop/include/all$aa.json": PAY,
    });
    const registry = client({ addresses });
    const told = await registry.composer(about(server, "acme/pay", "acme/own"), { sources });
    expect(told?.told.get("acme/pay")).toMatchObject({ ok: true });
    expect(told?.told.get("acme/own")).toMatchObject({ ok: true, versions: ["1.0.0"] });
  });

  it("that keep a list from whoever asks are not checked, with the reason", async () => {
    const server = await repository({
      "/shop/packages.json": { packages: [], includes: { "all.json": { sha1: "aa" } } },
      "/shop/all.json": 403,
    });
    const told = await client({ addresses }).composer(about(server, "acme/pay"), { sources });
    expect(told?.advisories).toMatchObject({
      leftOut: [
        {
          what: `1 package of ${server.host}`,
          reason: expect.stringContaining("refuses all.json"),
        },
      ],
    });
  });

  it("lead to no other host, and nowhere by what they call a package", async () => {
    const server = await repository({
      "/shop/packages.json": {
        packages: [],
        "providers-url": "https://elsewhere.example/%package%$%hash%.json",
        "provider-includes": {
          "https://elsewhere.example/all.json": { sha256: HASH },
          "p/all.json": { sha256: HASH },
        },
      },
      "/shop/p/all.json": { providers: { "acme/pay": { sha256: "cd" } } },
    });
    const told = await client({ addresses }).composer(about(server, "acme/pay"), { sources });
    expect(server.asked).toEqual(["/shop/packages.json", "/shop/p/all.json"]);
    expect(told?.told.size).toBe(0);
  });

  it("are kept: nobody is asked again within the hour, nor offline", async () => {
    const server = await repository({
      "/shop/packages.json": { packages: [], includes: { "all.json": { sha1: "aa" } } },
      "/shop/all.json": PAY,
    });
    const cacheDir = join(folder(), "cache");
    const run = async (hours: number, mode: "online" | "offline") => {
      server.asked.length = 0;
      const one = client({ addresses, cacheDir, now: () => NOW + hours * 3_600_000 });
      const told = await one.composer(about(server, "acme/pay"), { sources, mode });
      await one.close();
      return [server.asked.length, told?.told.get("acme/pay")?.ok];
    };
    expect(await run(0, "online")).toEqual([3, true]);
    expect(await run(0.5, "online")).toEqual([0, true]);
    expect(await run(99, "offline")).toEqual([0, true]);
  });
});
