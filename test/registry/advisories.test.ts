import { describe, expect, it } from "vitest";
import { ADVISORIES, type AdvisoryTable, KNOWN_TO_ALL } from "../harness/fault-registry.ts";
import { packument } from "../harness/packument.ts";
import { client, faulty, folder, NOW } from "./setup.ts";

const TABLE: AdvisoryTable = {
  ...KNOWN_TO_ALL,
  pay: [
    {
      id: 7,
      url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
      title: "Leaks card numbers",
      severity: "high",
      vulnerable_versions: "<1.1.0",
      cwe: ["CWE-532"],
      cvss: { score: 8.1, vectorString: "CVSS:3.1/AV:N" },
    },
  ],
};

const INSTALLED = new Map([
  ["pay", ["1.0.0"]],
  ["ms", ["2.1.3", "2.0.0"]],
]);

async function server(table: AdvisoryTable = TABLE) {
  const registry = await faulty();
  registry.advise(table);
  return registry;
}

describe("one question about a whole lockfile", () => {
  it("is sent packed, with the token of the registry, and answered by name", async () => {
    const registry = await server();
    const npmrc = `registry=${registry.url}\n//${registry.host}/:_authToken=secret\n`;
    const result = await client({ npmrc }).advisories(INSTALLED);
    expect(result).toMatchObject({ ok: true, fetchedAt: NOW, leftOut: [] });
    expect(result.ok && [...result.advisories]).toEqual([
      [
        "pay",
        [
          {
            id: "GHSA-aaaa-bbbb-cccc",
            title: "Leaks card numbers",
            severity: "high",
            vulnerable: "<1.1.0",
            url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
            cwe: ["CWE-532"],
            score: 8.1,
          },
        ],
      ],
    ]);
    expect(registry.questions).toEqual([
      { pay: ["1.0.0"], ms: ["2.1.3", "2.0.0"], minimist: ["0.0.8"] },
    ]);
    expect(registry.posts[0]?.headers["content-encoding"]).toBe("gzip");
    expect(registry.posts[0]?.authorization).toBe("Bearer secret");
  });

  it("leaves out what belongs to other registries, to the project and to nobody's business", async () => {
    const registry = await server();
    const other = await server();
    const npmrc = `registry=${registry.url}\n@own:registry=${other.url}\n`;
    const installed = new Map([
      ...INSTALLED,
      ["@own/a", ["1.0.0"]],
      ["local", ["1.0.0"]],
      ["../x", ["1.0.0"]],
    ]);
    const result = await client({ npmrc }).advisories(installed, {
      localNames: new Set(["local"]),
    });
    expect(Object.keys(registry.questions[0] ?? {})).toEqual(["pay", "ms", "minimist"]);
    expect(other.posts).toEqual([]);
    expect(result).toMatchObject({
      leftOut: [{ what: "@own", reason: expect.stringContaining("registry of its own") }],
    });
  });

  it("says nothing of private scopes to a registry that nobody chose", async () => {
    // No registry is configured here: nothing may be asked, so the look-up is offline.
    const result = await client().advisories(new Map([["@shop/a", ["1.0.0"]]]), {
      mode: "offline",
      privateScopes: new Set(["@shop"]),
    });
    expect(JSON.stringify(result)).toContain("@shop is a scope of this project");
  });
});

describe("where to move to", () => {
  it("is asked about once more, since the next version may have a hole of its own", async () => {
    const registry = await server({
      ...TABLE,
      pay: [
        ...(TABLE["pay"] ?? []),
        { id: 8, title: "Again", severity: "low", vulnerable_versions: "=1.1.0" },
      ],
    });
    registry.serve(
      packument("pay", {
        "1.0.0": "2025-01-01",
        "1.1.0": "2025-02-01",
        "1.1.1": "2025-03-01",
        "2.0.0-beta.1": "2025-04-01",
        "2.0.0": "2025-05-01",
      }),
    );
    const one = client({ npmrc: `registry=${registry.url}` });
    const result = await one.advisories(new Map([["pay", ["1.0.0", "2.0.0"]]]));
    expect(result.ok && [...(result.mended ?? [])]).toEqual([["pay@1.0.0", "1.1.1"]]);
    expect(result.ok && result.advisories.get("pay")?.map(({ title }) => title)).toEqual([
      "Leaks card numbers",
      "Again",
    ]);
    expect(registry.questions[1]?.["pay"]).toEqual(["1.0.0", "1.1.0", "1.1.1", "2.0.0"]);
    await one.advisories(new Map([["pay", ["1.0.0"]]]));
    expect(registry.questions).toHaveLength(2);
  });

  it("is nowhere when every version has a hole, and unknown when the registry hides them", async () => {
    const registry = await server({
      ...TABLE,
      pay: [{ id: 7, title: "All", severity: "high", vulnerable_versions: "*" }],
      ms: [{ id: 8, title: "Some", severity: "high", vulnerable_versions: "<3" }],
    });
    registry.serve(packument("pay", { "1.0.0": "2025-01-01", "1.1.0": "2025-02-01" }));
    const result = await client({ npmrc: `registry=${registry.url}` }).advisories(INSTALLED);
    expect(result.ok && [...(result.mended ?? [])]).toEqual([["pay@1.0.0", null]]);
  });
});

describe("what is kept", () => {
  it("is not asked for again within the hour, and only what is new is after a change", async () => {
    const registry = await server();
    const one = client({ npmrc: `registry=${registry.url}` });
    await one.advisories(INSTALLED);
    await one.advisories(INSTALLED);
    expect(registry.questions).toHaveLength(1);
    await one.advisories(new Map([...INSTALLED, ["ms", ["2.1.3"]], ["qs", ["6.0.0"]]]));
    expect(registry.questions[1]).toEqual({ qs: ["6.0.0"], minimist: ["0.0.8"] });
  });

  it("outlives the process, and is served offline with its age", async () => {
    const registry = await server();
    const cacheDir = folder();
    const npmrc = `registry=${registry.url}`;
    await client({ npmrc, cacheDir }).advisories(INSTALLED);
    const later = client({ npmrc, cacheDir, now: () => NOW + 7_200_000 });
    const offline = await later.advisories(new Map([...INSTALLED, ["qs", ["6.0.0"]]]), {
      mode: "offline",
    });
    expect(offline).toMatchObject({
      ok: true,
      staleForMs: 7_200_000,
      leftOut: [{ what: "qs", reason: expect.stringContaining("no earlier answer") }],
    });
    expect(offline.ok && offline.advisories.has("pay")).toBe(true);
    expect(registry.questions).toHaveLength(1);
    await later.advisories(INSTALLED);
    expect(registry.questions).toHaveLength(2);
  });

  it("is nothing where nobody was ever asked", async () => {
    const registry = await server();
    const npmrc = `registry=${registry.url}`;
    expect(await client({ npmrc }).advisories(INSTALLED, { mode: "offline" })).toMatchObject({
      ok: false,
      reason: "offline",
    });
    expect(await client({ npmrc }).advisories(INSTALLED, { mode: "off" })).toMatchObject({
      ok: false,
      reason: "switched-off",
    });
    expect(registry.posts).toEqual([]);
  });
});

describe("a registry without advisories is never taken for a clean bill", () => {
  it.each([
    ["an empty object for everything", "empty-object"],
    ["a page", "html"],
    ["no such page", "not-found"],
    ["no rights", "forbidden"],
    ["half an answer", "truncated-json"],
    ["an error", "server-error"],
  ] as const)("%s", async (_name, fault) => {
    const registry = await server();
    registry.fault(fault, { name: ADVISORIES });
    const result = await client({ npmrc: `registry=${registry.url}` }).advisories(INSTALLED);
    expect(result).toMatchObject({ ok: false });
    expect(!result.ok && result.text).toContain(registry.host);
  });

  it("knows nothing even of the version that everybody knows", async () => {
    const registry = await server({});
    const result = await client({ npmrc: `registry=${registry.url}` }).advisories(INSTALLED);
    expect(result).toMatchObject({
      ok: false,
      text: expect.stringContaining("none even for minimist 0.0.8"),
    });
  });

  it("is asked again after a fault that passes, and left alone for a minute after one that stays", async () => {
    const registry = await server();
    registry.fault("server-error", { name: ADVISORIES, times: 1 });
    const one = client({ npmrc: `registry=${registry.url}` });
    expect(await one.advisories(INSTALLED)).toMatchObject({ ok: true });
    expect(registry.questions).toHaveLength(2);
    registry.forget();
    registry.fault("not-found", { name: ADVISORIES });
    const two = client({ npmrc: `registry=${registry.url}` });
    await two.advisories(INSTALLED);
    await two.advisories(INSTALLED);
    expect(registry.posts).toHaveLength(1);
    await two.advisories(INSTALLED, { retryFailed: true });
    expect(registry.posts).toHaveLength(2);
  });

  it("does not let strange shapes in", async () => {
    const registry = await server({
      ...KNOWN_TO_ALL,
      ms: [
        { vulnerable_versions: ">=0", severity: "dreadful", url: "javascript:alert(1)", title: 1 },
      ],
    });
    const result = await client({ npmrc: `registry=${registry.url}` }).advisories(INSTALLED);
    expect(result.ok && result.advisories.get("ms")).toEqual([
      { id: "", title: "a known hole", severity: "high", vulnerable: ">=0", cwe: [] },
    ]);
  });
});
