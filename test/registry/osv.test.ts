import { afterEach, describe, expect, it } from "vitest";
import { cvssScore } from "../../src/registry/cvss.ts";
import { readOsvRecord } from "../../src/registry/osv-record.ts";
import type { Source } from "../../src/registry/sources.ts";
import { KNOWN_TO_ALL } from "../harness/fault-registry.ts";
import {
  type OutsideAnswers,
  type OutsideServer,
  startOutsideServer,
} from "../harness/outside-server.ts";
import { client, faulty } from "./setup.ts";

const servers: OutsideServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const sources: ReadonlySet<Source> = new Set(["osv"]);

function record(id: string, more: Readonly<Record<string, unknown>> = {}) {
  const events = [{ introduced: "0" }, { fixed: "1.2.0" }];
  const affected = [
    { package: { ecosystem: "npm", name: "pay" }, ranges: [{ type: "SEMVER", events }] },
  ];
  return { id, summary: `about ${id}`, affected, database_specific: { severity: "HIGH" }, ...more };
}

const CANARY = { "minimist@0.0.8": ["GHSA-canary"] };

async function asked(
  answers: OutsideAnswers,
  packages: Readonly<Record<string, readonly string[]>>,
) {
  const server = await startOutsideServer({
    ...answers,
    osv: { ...CANARY, ...answers.osv },
    records: { "GHSA-canary": record("GHSA-canary"), ...answers.records },
  });
  servers.push(server);
  const home = await faulty();
  home.advise({
    ...KNOWN_TO_ALL,
    pay: [
      {
        title: "as npm says",
        severity: "high",
        vulnerable_versions: "<1.1.0",
        url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
      },
    ],
  });
  const { url } = server;
  const registry = client({
    npmrc: `registry=${home.url}\n@shop:registry=http://127.0.0.1:1/\n`,
    addresses: { osv: url, packagist: url, packagistDocuments: url },
  });
  const all = new Map(Object.entries(packages));
  return { server, home, ask: (options = {}) => registry.advisories(all, options) };
}

describe("OSV", () => {
  it("is not asked unless it is switched on", async () => {
    const { server, ask } = await asked({}, { pay: ["1.0.0"] });
    expect(await ask()).toMatchObject({ ok: true });
    expect(server.asked).toEqual([]);
  });

  it("adds what the registry does not know, and nothing twice", async () => {
    const { server, ask } = await asked(
      {
        osv: { "pay@1.0.0": ["GHSA-aaaa-bbbb-cccc", "OSV-2", "CVE-copy", "GHSA-gone"] },
        records: {
          "GHSA-aaaa-bbbb-cccc": record("GHSA-aaaa-bbbb-cccc"),
          "OSV-2": record("OSV-2", { aliases: ["CVE-2026-2"] }),
          "CVE-copy": record("CVE-copy", { aliases: ["GHSA-aaaa-bbbb-cccc"] }),
          "GHSA-gone": record("GHSA-gone", { withdrawn: "2026-01-01T00:00:00Z" }),
        },
      },
      { pay: ["1.0.0"], "@shop/own": ["1.0.0"] },
    );
    const answer = await ask({ sources });
    if (!answer.ok) throw new Error(answer.text);
    const found = answer.advisories.get("pay") ?? [];
    expect(found.map(({ id, title }) => [id, title])).toEqual([
      ["GHSA-aaaa-bbbb-cccc", "as npm says"],
      ["OSV-2", "about OSV-2"],
    ]);
    // Names of other registries stay with those.
    expect(server.bodies.join()).not.toContain("@shop");
    expect(answer.leftOut.map(({ what }) => what)).toEqual(["@shop"]);
  });

  it("tells which exports a hole is about that the registry names as well", async () => {
    const details = "# Impact\nThe `charge` function allows attackers to set any price.";
    const { ask } = await asked(
      {
        osv: { "pay@1.0.0": ["GHSA-aaaa-bbbb-cccc"] },
        records: { "GHSA-aaaa-bbbb-cccc": record("GHSA-aaaa-bbbb-cccc", { details }) },
      },
      { pay: ["1.0.0"] },
    );
    const answer = await ask({ sources });
    if (!answer.ok) throw new Error(answer.text);
    expect(answer.advisories.get("pay")).toMatchObject([
      { title: "as npm says", exports: ["charge"] },
    ]);
  });

  it("reads long answers page by page", async () => {
    const ids = Array.from({ length: 5 }, (_, index) => `OSV-${index}`);
    const { server, ask } = await asked(
      {
        osv: { "pay@1.0.0": ids },
        records: Object.fromEntries(ids.map((id) => [id, record(id)])),
        pageSize: 2,
      },
      { pay: ["1.0.0"] },
    );
    const answer = await ask({ sources });
    if (!answer.ok) throw new Error(answer.text);
    expect(answer.advisories.get("pay")?.map(({ id }) => id)).toEqual([
      "GHSA-aaaa-bbbb-cccc",
      ...ids,
    ]);
    expect(server.asked.filter((path) => path === "/v1/querybatch").length).toBeGreaterThanOrEqual(
      3,
    );
    expect(server.asked.filter((path) => path === "/v1/vulns/OSV-3").length).toBe(1);
  });

  it("is asked in batches of a thousand", async () => {
    const names = Array.from({ length: 1500 }, (_, index) => [`p${index}`, ["1.0.0"]] as const);
    const { server, ask } = await asked({}, Object.fromEntries(names));
    expect(await ask({ sources })).toMatchObject({ ok: true });
    expect(server.bodies.map((body) => JSON.parse(body).queries.length)).toEqual([1000, 501]);
  });

  it("that fails leaves the registry's answer, and says so", async () => {
    const { ask } = await asked({ status: { "/v1": 403 } }, { pay: ["1.0.0"] });
    const answer = await ask({ sources });
    if (!answer.ok) throw new Error(answer.text);
    expect(answer.advisories.get("pay")?.length).toBe(1);
    expect(answer.leftOut).toEqual([
      { what: "those of OSV", reason: expect.stringContaining("refuses advisories") },
    ]);
  });

  it("without the hole that it must know is not believed", async () => {
    const { ask } = await asked({ osv: { "minimist@0.0.8": [] } }, { pay: ["1.0.0"] });
    const answer = await ask({ sources });
    expect(answer).toMatchObject({
      ok: true,
      leftOut: [
        { what: "those of OSV", reason: expect.stringContaining("it has none even for minimist") },
      ],
    });
  });
});

describe("a record of OSV", () => {
  const range = (events: readonly unknown[], type = "SEMVER") => [
    { package: { ecosystem: "npm", name: "pay" }, ranges: [{ type, events }] },
  ];
  it.each([
    [[{ introduced: "0" }], "*"],
    [
      [
        { introduced: "0" },
        { fixed: "1.0.0" },
        { introduced: "2.0.0" },
        { last_affected: "2.3.0" },
      ],
      "<1.0.0 || >=2.0.0 <=2.3.0",
    ],
    [
      [{ introduced: "1.0.0" }, { introduced: "2.0.0" }, { fixed: "2.1.0" }],
      ">=1.0.0 || >=2.0.0 <2.1.0",
    ],
  ])("with the events %j", (events, vulnerable) => {
    expect(readOsvRecord(record("X", { affected: range(events) }), "pay", "npm")?.vulnerable).toBe(
      vulnerable,
    );
  });
  it("lists versions where it has no ranges of them", () => {
    const affected = [
      {
        package: { ecosystem: "npm", name: "pay" },
        ranges: [{ type: "GIT", events: [] }],
        versions: ["1.0.0", "1.0.1"],
      },
    ];
    expect(readOsvRecord(record("X", { affected }), "pay", "npm")?.vulnerable).toBe(
      "=1.0.0 || =1.0.1",
    );
  });
  it("of other packages, without versions or with none at all says nothing", () => {
    for (const [value, name] of [
      [record("X"), "other"],
      [record("X", { affected: range([], "GIT") }), "pay"],
      [{ id: "X" }, "pay"],
      ["X", "pay"],
    ] as const) {
      expect(readOsvRecord(value, name, "npm")).toBeUndefined();
    }
  });
  it("of Composer is written as Composer reads it", () => {
    const affected = [
      {
        package: { ecosystem: "Packagist:https://example.com", name: "Acme/Pay" },
        ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "1.0" }, { fixed: "1.4.2" }] }],
      },
    ];
    expect(readOsvRecord(record("X", { affected }), "acme/pay", "Packagist")?.vulnerable).toBe(
      ">=1.0,<1.4.2",
    );
  });
  it("of malware is as bad as can be", () => {
    const read = readOsvRecord(record("MAL-2026-1", { database_specific: {} }), "pay", "npm");
    expect(read).toMatchObject({ id: "MAL-2026-1", severity: "critical", malware: true });
  });
  it("tells the exports that it lists, or else those that its description names", () => {
    const one = (more: Readonly<Record<string, unknown>>, own = {}) =>
      readOsvRecord(
        record("X", { ...more, affected: [{ ...range([{ introduced: "0" }])[0], ...own }] }),
        "pay",
        "npm",
      )?.exports;
    const details = "The `charge` function allows attackers to set any price.";
    expect(one({ details })).toEqual(["charge"]);
    expect(one({ details }, { ecosystem_specific: { affected_functions: [""] } })).toEqual([
      "charge",
    ]);
    for (const own of [
      { ecosystem_specific: { affected_functions: ["pay.refund"] } },
      { ecosystem_specific: { imports: [{ path: "pay", symbols: ["refund"] }] } },
      { database_specific: { affects: { functions: ["refund"] } } },
    ]) {
      expect(one({ details }, own)).toEqual(["refund"]);
    }
    expect(one({ details: 7 })).toBeUndefined();
  });
  it("is scored by its vector where nobody names a severity", () => {
    const severity = [
      { type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" },
      { type: "CVSS_V4", score: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N" },
    ];
    const read = readOsvRecord(record("X", { severity, database_specific: {} }), "pay", "npm");
    expect(read).toMatchObject({ severity: "critical", score: 9.3 });
    const none = readOsvRecord(record("X", { database_specific: null }), "pay", "npm");
    expect(none?.severity).toBe("moderate");
    expect(none?.score).toBeUndefined();
  });
});

describe("scores of CVSS", () => {
  it.each([
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
    ["CVSS:3.0/AV:N/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N", 2.6],
    ["CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.3],
    ["AV:N/AC:L/Au:N/C:P/I:P/A:P", 7.5],
  ])("%s", (vector, score) => {
    expect(cvssScore(vector)).toBe(score);
  });
  it.each(["", "CVSS:3.1/AV:N", "CVSS:9.9/AV:N", "x".repeat(1000)])("%j has none", (vector) => {
    expect(cvssScore(vector)).toBeUndefined();
  });
});
