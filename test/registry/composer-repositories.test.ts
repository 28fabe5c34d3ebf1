import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { ComposerQuestion } from "../../src/engine/api.ts";
import type { Source } from "../../src/registry/sources.ts";
import { type ComposerServer, startComposerServer } from "../harness/composer-server.ts";
import { client, type ClientSketch, folder, NOW } from "./setup.ts";

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function repository(answers: Readonly<Record<string, unknown>>): Promise<ComposerServer> {
  const server = await startComposerServer(answers);
  stops.push(server.stop);
  return server;
}

const ROOT = { packages: [], "metadata-url": "/shop/p2/%package%.json" };
const PAY = { packages: { "acme/pay": [{ version: "2.0.0" }, { version: "1.0.0" }] } };
const sources: ReadonlySet<Source> = new Set(["packagist"]);

function about(
  { url }: Pick<ComposerServer, "url">,
  more: Partial<ComposerQuestion> = {},
): ComposerQuestion {
  return {
    installed: new Map(),
    direct: ["acme/pay"],
    usesPackagist: true,
    repositories: [{ url, installed: new Map([["acme/pay", ["1.0.0"]]]) }],
    withheld: [],
    ...more,
  };
}

/** Packagist and OSV are nowhere: who is asked by mistake fails. */
const NOWHERE = "http://127.0.0.1:9/";
function registry(sketch: ClientSketch = {}) {
  const addresses = { osv: NOWHERE, packagist: NOWHERE, packagistDocuments: NOWHERE };
  return client({ addresses, ...sketch });
}

describe("repositories that composer.json names", () => {
  it("are asked how they are asked, and then about what came from there", async () => {
    const server = await repository({ "/shop/packages.json": ROOT, "/shop/p2/acme/pay.json": PAY });
    const told = await registry().composer(about(server), { sources });
    expect(server.asked).toEqual(["/shop/packages.json", "/shop/p2/acme/pay.json"]);
    expect(told?.told.get("acme/pay")).toMatchObject({ ok: true, versions: ["2.0.0", "1.0.0"] });
    // It offers no advisories, which is said.
    expect(told?.advisories).toMatchObject({
      ok: true,
      leftOut: [
        {
          what: `those of ${server.host}`,
          reason: `${server.host} does not say that it knows of vulnerable versions.`,
        },
      ],
    });
  });

  it("tell of vulnerable versions where they say that they do", async () => {
    const advisory = { advisoryId: "PKSA-9", affectedVersions: "<2.0", title: "A hole" };
    const server = await repository({
      "/shop/packages.json": {
        ...ROOT,
        "security-advisories": { metadata: false, "api-url": "/shop/advisories" },
      },
      "/shop/advisories": { advisories: { "acme/pay": [advisory], "evil/other": [advisory] } },
    });
    const told = await registry().composer(about(server), { sources });
    if (!told?.advisories.ok) throw new Error("an answer is expected");
    expect([...told.advisories.advisories.keys()]).toEqual(["acme/pay"]);
    expect(told.compared).toBe(1);
    expect(told.advisories.leftOut).toEqual([]);
    expect(new URLSearchParams(server.bodies[0]).getAll("packages[]")).toEqual(["acme/pay"]);
  });

  it.each([
    ["of the project", true, "project"],
    ["of the user", true, "user"],
    ["of the environment", true, "environment"],
  ] as const)("get the credentials %s", async (_, trusted, where) => {
    const server = await repository({ "/shop/packages.json": ROOT, "/shop/p2/acme/pay.json": PAY });
    const text = (password: string) =>
      JSON.stringify({ "http-basic": { [server.host]: { username: "shop", password } } });
    const project = folder(where === "project" ? { "auth.json": text("project") } : {});
    const home = folder({ ".config/composer/auth.json": text("user") });
    const env = { HOME: home, ...(where === "environment" && { COMPOSER_AUTH: text(where) }) };
    await registry({ trusted, env, projectDirs: [project] }).composer(about(server), {
      sources,
      folder: project,
    });
    const basic = Buffer.from(`shop:${where}`).toString("base64");
    expect(server.headers.map(({ authorization }) => authorization)).toEqual([
      `Basic ${basic}`,
      `Basic ${basic}`,
    ]);
  });

  it("get a bearer token for their own host alone", async () => {
    const server = await repository({ "/shop/packages.json": ROOT, "/shop/p2/acme/pay.json": PAY });
    const bearer = { [server.host]: "right", "127.0.0.1": "wrong" };
    const env = { COMPOSER_AUTH: JSON.stringify({ bearer }) };
    await registry({ env }).composer(about(server), { sources });
    expect(server.headers[0]?.authorization).toBe("Bearer right");
    const other = await repository({ "/shop/packages.json": ROOT });
    await registry({ env }).composer(about(other), { sources });
    expect(other.headers[0]?.authorization).toBeUndefined();
  });

  it("are told of where they want credentials, with where to put them", async () => {
    const server = await repository({ "/shop/packages.json": 401 });
    const told = await registry().composer(about(server), { sources });
    expect(told?.advisories).toMatchObject({
      leftOut: [
        {
          what: `1 package of ${server.host}`,
          reason: expect.stringContaining(`composer config --global http-basic.${server.host}`),
        },
      ],
    });
    expect(told?.told.size).toBe(0);
  });

  it("are not asked in a workspace that is not trusted, nor without the switch", async () => {
    const server = await repository({ "/shop/packages.json": ROOT });
    const untrusted = await registry({ trusted: false }).composer(about(server), { sources });
    expect(untrusted?.advisories).toMatchObject({
      leftOut: [{ reason: "composer.json names the host, and the workspace is not trusted" }],
    });
    const off = await registry().composer(about(server), { sources: new Set(["osv"]) });
    expect(off?.advisories).toMatchObject({
      leftOut: [{ reason: expect.stringContaining("where the source packagist is switched on") }],
    });
    expect(server.asked).toEqual([]);
  });

  it.each([
    [{ packages: {}, "providers-url": "/p/%package%$%hash%.json" }, "in no way that is known"],
    [{ ...ROOT, "metadata-url": "https://elsewhere.example/%package%.json" }, "on another host"],
    [{ ...ROOT, "available-packages": ["acme/other"] }, "does not list them"],
    ["no object", "something that is no data about packages.json"],
  ])("that answer %j are left out, with the reason", async (root, text) => {
    const server = await repository({ "/shop/packages.json": root });
    const told = await registry().composer(about(server), { sources });
    if (!told?.advisories.ok) throw new Error("an answer is expected");
    expect(told.advisories.leftOut[0]?.reason).toContain(text);
    expect(server.asked).toEqual(["/shop/packages.json"]);
  });

  it("are not led astray by what a lock file calls a package", async () => {
    const server = await repository({ "/shop/packages.json": ROOT });
    const names = ["acme/../../admin", "acme/pay?x", "../pay", "acme/%2e%2e", "acme"];
    const installed = new Map(names.map((name) => [name, ["1.0.0"]] as const));
    const question = about(server, {
      direct: names,
      repositories: [{ url: server.url, installed }],
    });
    const told = await registry().composer(question, { sources });
    expect(server.asked).toEqual(["/shop/packages.json"]);
    expect(told?.told.size).toBe(0);
  });

  it("are asked over https alone", async () => {
    const url = "http://packages.example.com";
    const told = await registry().composer(about({ url }), { sources });
    expect(told?.advisories).toMatchObject({
      leftOut: [{ reason: "composer.json names no address that is asked over https" }],
    });
  });

  it("list what they have by patterns, too", async () => {
    const root = { ...ROOT, "available-package-patterns": ["acme/*"] };
    const server = await repository({ "/shop/packages.json": root, "/shop/p2/acme/pay.json": PAY });
    const told = await registry().composer(about(server), { sources });
    expect(told?.told.get("acme/pay")).toMatchObject({ ok: true });
  });

  it("are asked again after an hour; offline what is kept counts", async () => {
    const server = await repository({ "/shop/packages.json": ROOT, "/shop/p2/acme/pay.json": PAY });
    const cacheDir = join(folder(), "cache");
    const run = async (hours: number, mode: "online" | "offline") => {
      server.asked.length = 0;
      const one = registry({ cacheDir, now: () => NOW + hours * 3_600_000 });
      const told = await one.composer(about(server), { sources, mode });
      await one.close();
      return [server.asked.length, told?.told.get("acme/pay")?.ok];
    };
    expect(await run(0, "online")).toEqual([2, true]);
    expect(await run(0.5, "online")).toEqual([0, true]);
    expect(await run(99, "offline")).toEqual([0, true]);
    expect(await run(2, "online")).toEqual([2, true]);
  });

  it("leave Packagist alone where composer.json switches it off", async () => {
    const server = await repository({ "/shop/packages.json": ROOT, "/shop/p2/acme/pay.json": PAY });
    const told = await registry().composer(
      about(server, { usesPackagist: false, installed: new Map([["acme/mail", ["1.0.0"]]]) }),
      { sources },
    );
    expect(told?.advisories).toMatchObject({
      ok: true,
      leftOut: [
        { what: "1 package of Packagist", reason: "composer.json switches Packagist off" },
        { what: `those of ${server.host}` },
      ],
    });
    expect(told?.told.has("acme/mail")).toBe(false);
    expect(told?.compared).toBe(0);
  });
});
