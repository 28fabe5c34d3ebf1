import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { ComposerQuestion } from "../../src/engine/api.ts";
import type { Source } from "../../src/registry/sources.ts";
import {
  type OutsideAnswers,
  type OutsideServer,
  startOutsideServer,
} from "../harness/outside-server.ts";
import { client, folder, NOW } from "./setup.ts";

const servers: OutsideServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const KNOWN = {
  "phpmailer/phpmailer": [{ advisoryId: "PKSA-1", affectedVersions: "<5.2.18", title: "known" }],
};

async function serve(answers: OutsideAnswers): Promise<OutsideServer> {
  const server = await startOutsideServer({ packagist: KNOWN, ...answers });
  servers.push(server);
  return server;
}

function question(
  installed: Readonly<Record<string, string>>,
  direct: readonly string[] = [],
): ComposerQuestion {
  const versions = Object.entries(installed).map(([name, version]) => [name, [version]] as const);
  return {
    installed: new Map(versions),
    direct,
    usesPackagist: true,
    repositories: [],
    withheld: [],
  };
}

function registryAt(url: string) {
  return client({ addresses: { osv: url, packagist: url, packagistDocuments: url } });
}

const sources: ReadonlySet<Source> = new Set(["packagist"]);

const ADVISORY = {
  advisoryId: "PKSA-abcd",
  remoteId: "GHSA-aaaa-bbbb-cccc",
  cve: "CVE-2026-0001",
  title: "SQL injection in the cart",
  link: "https://example.com/advisory",
  affectedVersions: ">=1.0,<1.4.2|>=2.0,<2.1",
  severity: "high",
};

describe("Packagist", () => {
  it("is not asked unless it is switched on", async () => {
    const server = await serve({});
    const registry = registryAt(server.url);
    expect(await registry.composer(question({ "acme/pay": "1.0.0" }))).toBeUndefined();
    expect(
      await registry.composer(question({ "acme/pay": "1.0.0" }), { sources, mode: "off" }),
    ).toBeUndefined();
    expect(await registry.composer(question({}), { sources })).toBeUndefined();
    expect(server.asked).toEqual([]);
  });

  it("is asked once about all names, as a form, and says what is vulnerable", async () => {
    const server = await serve({
      packagist: { ...KNOWN, "acme/pay": [ADVISORY], "evil/other": [ADVISORY] },
    });
    const registry = registryAt(server.url);
    const told = await registry.composer(question({ "acme/pay": "v2.0.1", "acme/mail": "1.0.0" }), {
      sources,
    });
    expect(server.asked[0]).toBe("/api/security-advisories/");
    expect(new URLSearchParams(server.bodies[0]).getAll("packages[]")).toEqual([
      "acme/pay",
      "acme/mail",
      "phpmailer/phpmailer",
    ]);
    expect(server.headers[0]).toMatchObject({
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": expect.stringContaining("storewarden"),
    });
    if (!told?.advisories.ok) throw new Error("an answer is expected");
    expect([...told.advisories.advisories]).toEqual([
      [
        "acme/pay",
        [
          {
            id: "GHSA-aaaa-bbbb-cccc",
            title: "SQL injection in the cart",
            severity: "high",
            vulnerable: ">=1.0,<1.4.2|>=2.0,<2.1",
            url: "https://example.com/advisory",
            cwe: [],
            aliases: ["PKSA-abcd", "CVE-2026-0001", "GHSA-aaaa-bbbb-cccc"],
          },
        ],
      ],
    ]);
    // Within the hour nothing is asked again, and offline what is kept counts.
    const asked = server.asked.length;
    await registry.composer(question({ "acme/pay": "v2.0.1" }), { sources });
    const offline = await registry.composer(question({ "acme/pay": "v2.0.1" }), {
      sources,
      mode: "offline",
    });
    expect(offline?.advisories).toMatchObject({ ok: true, staleForMs: 0 });
    expect(server.asked.length).toBe(asked);
  });

  it.each([
    [{ packagist: {} }, "it has none even for phpmailer/phpmailer"],
    [{ packagist: "nothing" }, "its answer is none"],
    [{ status: { "/api": 404 } }, "does not know advisories"],
    [{ status: { "/api": 403 } }, "refuses advisories"],
  ])("that answers %j is not believed", async (answers, text) => {
    const server = await serve(answers);
    const told = await registryAt(server.url).composer(question({ "acme/pay": "1.0.0" }), {
      sources,
    });
    expect(told?.advisories).toMatchObject({ ok: false, text: expect.stringContaining(text) });
  });

  it("is asked what it has of a package that it names in the place of another one", async () => {
    const server = await serve({
      documents: {
        "acme/pay": {
          packages: { "acme/pay": [{ version: "1.0.0", abandoned: "Acme/Checkout" }] },
        },
        "acme/checkout": {
          packages: {
            "acme/checkout": [
              { version: "1.0.0", replace: { "Acme/Pay": "self.version", php: "*" } },
            ],
          },
        },
        "acme/base": { packages: { "acme/base": [{ version: "1.0.0", abandoned: "acme/gone" }] } },
      },
    });
    const told = await registryAt(server.url).composer(
      question({ "acme/pay": "1.0.0", "acme/base": "1.0.0" }, ["acme/pay", "acme/base"]),
      { sources },
    );
    expect(told?.told.get("acme/checkout")).toMatchObject({
      ok: true,
      needs: [{ requires: {}, conflicts: {}, replaces: ["acme/pay"] }],
    });
    // What it does not have is nothing that was to be checked.
    expect(told?.told.has("acme/gone")).toBe(false);
  });

  it("tells in minified documents what is abandoned and which versions there are", async () => {
    const server = await serve({
      documents: {
        "acme/pay": {
          minified: "composer/2.0",
          packages: {
            "acme/pay": [
              {
                version: "v2.1.0",
                abandoned: "acme/checkout",
                time: "2026-01-01T00:00:00+00:00",
                require: { php: ">=8.2", "acme/base": "^2.0", "ext-json": "*" },
                conflict: { "acme/Old": "*" },
              },
              { version: "v2.0.0", time: "2025-01-01T00:00:00+00:00" },
              { version: "v1.0.0", abandoned: "__unset", time: "__unset", require: "__unset" },
            ],
          },
        },
        "acme/mail": {
          minified: "composer/2.0",
          packages: { "acme/mail": [{ version: "1.0.0" }] },
        },
        "acme/odd": { packages: [] },
      },
    });
    const installed = {
      "acme/pay": "1.0.0",
      "acme/mail": "1.0.0",
      "acme/odd": "1",
      "acme/base": "1",
    };
    const direct = ["acme/pay", "acme/mail", "acme/odd"];
    const told = await registryAt(server.url).composer(question(installed, direct), { sources });
    expect(told?.told.get("acme/pay")).toMatchObject({
      ok: true,
      abandoned: "acme/checkout",
      versions: ["v2.1.0", "v2.0.0", "v1.0.0"],
      releases: {
        "v2.1.0": { publishedAt: Date.parse("2026-01-01T00:00:00Z"), php: ">=8.2", needs: 0 },
        "v2.0.0": { publishedAt: Date.parse("2025-01-01T00:00:00Z"), php: ">=8.2", needs: 0 },
        "v1.0.0": { needs: 1 },
      },
      needs: [
        { requires: { "acme/base": "^2.0" }, conflicts: { "acme/old": "*" } },
        { requires: {}, conflicts: { "acme/old": "*" } },
      ],
    });
    expect(told?.told.get("acme/mail")).toMatchObject({ ok: true, abandoned: false });
    expect(told?.told.get("acme/odd")).toMatchObject({ ok: false, reason: "wrong-shape" });
    expect(told?.told.has("acme/base")).toBe(false);
  });

  it("is asked again for what has changed since, from one run to the next", async () => {
    const document = (version: string) => ({
      "acme/pay": { packages: { "acme/pay": [{ version, abandoned: true }] } },
    });
    const server = await serve({
      documents: document("1.0.0"),
      modified: "Sun, 22 Nov 2026 10:00:00 GMT",
    });
    const cacheDir = folder();
    const addresses = { osv: server.url, packagist: server.url, packagistDocuments: server.url };
    const run = async (hours: number, mode: "online" | "offline" = "online") => {
      server.asked.length = 0;
      server.headers.length = 0;
      const now = () => NOW + hours * 3_600_000;
      const registry = client({ cacheDir, addresses, now });
      const about = question({ "acme/pay": "1.0.0" }, ["acme/pay"]);
      const answers = await registry.composer(about, { sources, mode });
      await registry.close();
      const at = server.asked.indexOf("/p2/acme/pay.json");
      const since = at < 0 ? "not asked" : server.headers[at]?.["if-modified-since"];
      const told = answers?.told.get("acme/pay");
      return {
        since,
        versions: told?.ok ? told.versions : told,
        fetchedAt: told?.ok && told.fetchedAt,
      };
    };
    expect(await run(0)).toEqual({ since: undefined, versions: ["1.0.0"], fetchedAt: NOW });
    // Within the hour the disk answers, and offline it does whatever the day.
    expect(await run(0.5)).toEqual({ since: "not asked", versions: ["1.0.0"], fetchedAt: NOW });
    expect(await run(50, "offline")).toMatchObject({ since: "not asked", versions: ["1.0.0"] });
    const { modified } = server.answers;
    server.answers.documents = document("2.0.0");
    // The server says that nothing changed, and is believed.
    expect(await run(2)).toEqual({
      since: modified,
      versions: ["1.0.0"],
      fetchedAt: NOW + 7_200_000,
    });
    server.answers.modified = "Sun, 22 Nov 2026 14:00:00 GMT";
    expect(await run(4)).toMatchObject({ since: modified, versions: ["2.0.0"] });
    for (const file of readdirSync(join(cacheDir, "composer-v4"))) {
      writeFileSync(join(cacheDir, "composer-v4", file), '{ "schema": 3, "told": {} }');
    }
    expect(await run(4.1)).toMatchObject({ since: undefined, versions: ["2.0.0"] });
  });

  it("tells of the packages on the ways to vulnerable ones as well, and of no others", async () => {
    const server = await serve({ packagist: { ...KNOWN, "acme/base": [ADVISORY] } });
    const installed = { "acme/pay": "1.0.0", "acme/cart": "1.0.0", "acme/base": "1.0.0" };
    const told = await registryAt(server.url).composer(
      {
        ...question({ ...installed, "acme/other": "1.0.0" }, ["acme/pay"]),
        bringersOf: (known) => [...known.keys(), "acme/cart", "corner/private"],
      },
      { sources },
    );
    expect([...(told?.told.keys() ?? [])].toSorted()).toEqual(Object.keys(installed).toSorted());
  });

  it("gets no more than ten requests at once", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `acme/p${index}`);
    const server = await serve({});
    const installed = Object.fromEntries(names.map((name) => [name, "1.0.0"]));
    const told = await registryAt(server.url).composer(question(installed, names), { sources });
    expect(told?.told.size).toBe(40);
    expect(server.asked.length).toBe(41);
    expect(server.mostAtOnce).toBeLessThanOrEqual(10);
  });
});
