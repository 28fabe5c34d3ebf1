import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assess } from "../../src/engine/deps/assess.ts";
import { readManifest } from "../../src/engine/deps/manifest.ts";
import { requestsFor } from "../../src/engine/deps/registry-requests.ts";
import type { DependencyFacts, DependencyRuleId } from "../../src/engine/deps/types.ts";
import { readDocument } from "../../src/engine/documents/read-document.ts";
import {
  seedDocument,
  startVerdaccio,
  type VerdaccioRegistry,
} from "../harness/verdaccio-registry.ts";
import { client, NOW } from "./setup.ts";

let verdaccio: VerdaccioRegistry;

beforeAll(async () => {
  verdaccio = await startVerdaccio();
  verdaccio.seed(
    seedDocument("current", { "1.0.0": "2026-01-01", "1.1.0": "2026-06-01" }),
    seedDocument("major-behind", { "1.0.0": "2024-01-01", "2.0.0": "2026-06-01" }),
    seedDocument(
      "old-version",
      { "1.0.0": "2025-01-01", "1.1.0": "2026-01-01" },
      {
        versions: { "1.0.0": { deprecated: "leaks card numbers" } },
      },
    ),
    seedDocument(
      "took-it-back",
      { "1.0.0": "2026-01-01" },
      { versions: { "1.0.0": { deprecated: "" } } },
    ),
    seedDocument(
      "all-gone",
      { "1.0.0": "2025-01-01", "1.1.0": "2026-01-01" },
      {
        versions: {
          "1.0.0": { deprecated: "use `next-one`" },
          "1.1.0": { deprecated: "use `next-one`" },
        },
      },
    ),
    ...[23, 25, 59, 61].map((months) =>
      seedDocument(
        `rests-${months}`,
        { "1.0.0": monthsAgo(months) },
        {
          modified: "2026-11-01",
          versions: { "1.0.0": { dependencies: { current: "1" }, engines: { node: "<=16" } } },
        },
      ),
    ),
    seedDocument("fresh", { "1.0.0": "2026-01-01", "2.0.0": "2026-11-22" }),
    seedDocument(
      "beta-first",
      { "1.0.0": "2026-01-01", "2.0.0-beta.1": "2026-06-01" },
      { latest: "1.0.0" },
    ),
    seedDocument(
      "latest-below",
      { "1.0.0": "2026-01-01", "2.0.0": "2026-02-01" },
      { latest: "1.0.0" },
    ),
    seedDocument("real-name", { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" }),
    seedDocument("held", { "0.0.1-security": "2026-01-01" }),
    seedDocument("@private/pay", { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" }),
    seedDocument(
      "giant",
      Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`1.0.${i}`, "2026-01-01"])),
    ),
  );
}, 90_000);

afterAll(() => verdaccio?.stop());

function monthsAgo(months: number): string {
  const date = new Date(NOW);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

/** Runs one rule over one line, through the registry, without a lockfile. */
async function check(rule: DependencyRuleId, name: string, spec: string, npmrc = "") {
  const document = readDocument("package.json", JSON.stringify({ dependencies: { [name]: spec } }));
  const manifest = readManifest(document!);
  const [entry] = manifest.dependencies;
  if (!entry) throw new Error("one dependency is expected");
  const registry = client({ npmrc: `registry=${verdaccio.url}\n${npmrc}` });
  const requests = requestsFor(manifest, () => undefined, new Set());
  const lookup = (await registry.lookup(requests, { thorough: true })).get(entry.name);
  const facts = new Map<string, DependencyFacts>(lookup ? [[entry.key, { lookup }]] : []);
  return { lookup, registry, ...assess(rule, entry, manifest, facts, { now: NOW }) };
}

describe("against a real registry", () => {
  it("a current package is no finding and costs one request", async () => {
    const { verdicts, registry } = await check("dep-outdated", "current", "^1.0.0");
    expect(verdicts).toEqual([]);
    expect(registry.counters.requests).toBe(1);
  });
  it("a dead major is a warning with an update", async () => {
    expect((await check("dep-outdated", "major-behind", "^1.0.0")).verdicts).toMatchObject([
      { level: "warning", targets: [{ version: "2.0.0", newText: "^2.0.0" }] },
    ]);
  });
  it("a deprecated version, one taken back, and a whole package", async () => {
    expect((await check("dep-deprecated", "old-version", "1.0.0")).verdicts).toMatchObject([
      {
        what: "old-version 1.0.0 is deprecated: leaks card numbers",
        targets: [{ newText: "1.1.0" }],
      },
    ]);
    expect((await check("dep-deprecated", "old-version", "^1.0.0")).verdicts).toEqual([]);
    expect((await check("dep-deprecated", "took-it-back", "^1.0.0")).verdicts).toEqual([]);
    const [whole] = (await check("dep-deprecated", "all-gone", "^1.0.0")).verdicts;
    expect(whole?.what).toBe("all-gone is deprecated: use `next-one`");
    expect(whole?.help).toContain("next-one");
  });
  it.each([
    [23, undefined],
    [25, "information"],
    [59, "information"],
    [61, "warning"],
  ])("no release for %i months is %s, whenever it was last touched", async (months, level) => {
    const { verdicts } = await check("dep-unmaintained", `rests-${months}`, "^1.0.0");
    expect(verdicts[0]?.level).toBe(level);
  });
  it("a release of this morning is not proposed", async () => {
    expect((await check("dep-outdated", "fresh", "^1.0.0")).verdicts).toEqual([]);
    const own = await check("dep-outdated", "fresh", "^1.0.0", "min-release-age=0");
    expect(own.verdicts).toMatchObject([{ targets: [{ version: "2.0.0" }] }]);
  });
  it("prereleases and a low tag are not proposed", async () => {
    expect((await check("dep-outdated", "beta-first", "^1.0.0")).verdicts).toEqual([]);
    expect((await check("dep-outdated", "latest-below", "^2.0.0")).verdicts).toEqual([]);
  });
  it("an alias is looked up by its real name", async () => {
    expect((await check("dep-outdated", "alias", "npm:real-name@^1.0.0")).verdicts).toMatchObject([
      { what: expect.stringContaining("real-name 1.0.0"), targets: [{ newText: "^2.0.0" }] },
    ]);
  });
  it("a name held by the registry's security team", async () => {
    expect((await check("dep-unmaintained", "held", "*")).verdicts).toMatchObject([
      { level: "warning" },
    ]);
  });
  it("a document of three thousand versions", async () => {
    const { lookup } = await check("dep-outdated", "giant", "^1.0.0");
    expect(lookup?.ok && lookup.facts.versions.length).toBe(3000);
  });
  it("an unknown name is not checked", async () => {
    expect((await check("dep-outdated", "nobody-knows-it", "^1.0.0")).lookup).toMatchObject({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("a private scope", () => {
  it("without a token is not checked, and says where a token would go", async () => {
    expect((await check("dep-outdated", "@private/pay", "^1.0.0")).lookup).toMatchObject({
      ok: false,
      reason: "unauthorized",
      text: expect.stringContaining(`//${verdaccio.host}/:_authToken to ~/.npmrc`),
    });
  });
  it("with a wrong token names its line", async () => {
    const { lookup } = await check(
      "dep-outdated",
      "@private/pay",
      "^1.0.0",
      `//${verdaccio.host}/:_authToken=wrong`,
    );
    expect(lookup).toMatchObject({
      ok: false,
      text: expect.stringContaining("line 2 of ~/.npmrc"),
    });
  });
  it("with the token is checked like any other", async () => {
    const line = `//${verdaccio.host}/:_authToken=${verdaccio.token}`;
    expect((await check("dep-outdated", "@private/pay", "^1.0.0", line)).verdicts).toMatchObject([
      { targets: [{ version: "2.0.0" }] },
    ]);
  });
  it("with name and password as well", async () => {
    const basic = Buffer.from("tester:only-for-this-test-1").toString("base64");
    const { lookup } = await check(
      "dep-outdated",
      "@private/pay",
      "^1.0.0",
      `//${verdaccio.host}/:_auth=${basic}`,
    );
    expect(lookup?.ok).toBe(true);
  });
});

it("serves what was seeded while it runs", async () => {
  verdaccio.seed(seedDocument("late", { "1.0.0": "2026-01-01" }));
  expect((await check("dep-outdated", "late", "^1.0.0")).lookup?.ok).toBe(true);
});
