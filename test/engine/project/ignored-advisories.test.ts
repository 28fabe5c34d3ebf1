import { describe, expect, it } from "vitest";
import {
  type Advisory,
  type AdvisoryResult,
  dependencyHealth,
  readConfiguration,
} from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { facts } from "../deps/build.ts";

const RULE = "dep-known-vulnerable";
const [A, B, CVE] = ["GHSA-aaaa-aaaa-aaaa", "GHSA-bbbb-bbbb-bbbb", "CVE-2026-1"];
type Entry = Readonly<Record<string, string>>;

const ADVISORIES: Readonly<Record<string, readonly Advisory[]>> = {
  parser: [
    { id: A, title: "Reads too far", severity: "high", vulnerable: "<9.0.0", cwe: [] },
    {
      id: B,
      title: "Loops",
      severity: "moderate",
      vulnerable: "<1.2.0",
      cwe: [],
      aliases: [CVE],
    },
  ],
};

function store(
  entries: readonly Entry[],
  { trusted = true, advisories = ADVISORIES }: { trusted?: boolean; advisories?: object } = {},
) {
  const dependencies = { pay: "^1.0.0" };
  const files = {
    "package.json": JSON.stringify({ dependencies }),
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies },
        "node_modules/pay": { version: "1.0.0", dependencies: { parser: "^1.0.0" } },
        "node_modules/parser": { version: "1.0.0" },
      },
    }),
  };
  const suppressions = entries.map((each) => ({
    rule: RULE,
    reason: "no input reaches it",
    ...each,
  }));
  const { session } = new MemoryStore(files, {
    rules: [rule],
    trusted,
    configuration: { preset: "audit", suppressions },
  });
  session.manifests.setPaths(Object.keys(files));
  const versions = { "1.0.0": "2024-01-01", "1.2.0": "2025-01-01", "1.3.0": "2025-02-01" };
  const answer: AdvisoryResult = {
    ok: true,
    fetchedAt: 0,
    leftOut: [],
    advisories: new Map(Object.entries(advisories)),
    mended: new Map([["parser@1.0.0", null]]),
    documents: new Map([["parser", facts({ name: "parser", versions, needs: {} })]]),
  };
  session.setLookups("package.json", new Map(), answer);
  return { session, files: Object.keys(files) };
}

function told(entries: readonly Entry[], options = {}) {
  const { session, files } = store(entries, options);
  const { findings, silenced } = session.analyse("package.json");
  const health = dependencyHealth({ session, files });
  const advisories = (list: typeof findings) =>
    list.map((each) => (each.advisories ?? []).map(([first]) => first));
  return {
    told: advisories(findings),
    silenced: advisories(silenced),
    why: silenced.map((each) => each.silenced),
    help: findings.map(({ help }) => help),
    vulnerable: health.items.flatMap(({ advisories: own }) => own.map(({ id }) => id)),
    apart: health.silenced,
  };
}

describe("an advisory that the team ignores", () => {
  it("is set aside with its reason, and the others still count", () => {
    expect(told([])).toMatchObject({ told: [[A, B]], silenced: [], vulnerable: [A, B], apart: 0 });
    const one = told([{ advisory: A, until: "2026-12-01" }]);
    expect(one).toMatchObject({ told: [[B]], silenced: [[A]], vulnerable: [B], apart: 0 });
    const reason = "no input reaches it";
    const by = { by: "configuration", advisory: A, until: "2026-12-01", reason };
    expect(one.why).toEqual([by]);
  });

  it("leaves a version to move to that mends the rest", () => {
    expect(told([]).help[0]).toContain("no safe fix");
    expect(told([{ advisory: A }]).help[0]).toContain("parser is mended in 1.2.0");
  });

  it("is no finding where it was the only one", () => {
    const all = told([{ advisory: A }, { advisory: CVE }]);
    expect(all).toMatchObject({ told: [], silenced: [[A], [B]], vulnerable: [], apart: 1 });
  });

  it("is meant by any of its names, however they are written", () => {
    for (const advisory of [CVE, CVE.toLowerCase(), B.toUpperCase()]) {
      expect(told([{ advisory }])).toMatchObject({ told: [[A]], silenced: [[B]] });
    }
    expect(told([{ advisory: "GHSA-aaaa-aaaa" }]).silenced).toEqual([]);
  });

  it("may be ignored for one package or some manifests alone", () => {
    expect(told([{ advisory: A, package: "par*" }]).silenced).toEqual([[A]]);
    expect(told([{ advisory: A, package: "pay" }]).silenced).toEqual([]);
    expect(told([{ advisory: A, files: "package.json" }]).silenced).toEqual([[A]]);
    expect(told([{ advisory: A, files: "admin/**" }]).silenced).toEqual([]);
  });

  it("counts again when its day is over", () => {
    expect(told([{ advisory: A, until: "2026-11-22" }]).silenced).toEqual([[A]]);
    expect(told([{ advisory: A, until: "2026-11-21" }])).toMatchObject({
      told: [[A, B]],
      silenced: [],
    });
  });

  it("counts in a workspace that is not trusted", () => {
    expect(told([{ advisory: A }], { trusted: false })).toMatchObject({ told: [[A, B]] });
  });

  it("does not silence the whole finding, which a suppression without it does", () => {
    expect(told([{}])).toMatchObject({ told: [], silenced: [[A, B]], vulnerable: [] });
  });
});

describe("an advisory of a composer.json that the team ignores", () => {
  function composer(entries: readonly Entry[]) {
    const files = {
      "composer.json": JSON.stringify({ require: { "acme/mail": "^1.0" } }),
      "composer.lock": JSON.stringify({
        packages: [{ name: "acme/mail", version: "1.0.0" }],
        "packages-dev": [],
      }),
    };
    const suppressions = entries.map((each) => ({ rule: RULE, reason: "not used", ...each }));
    const { session } = new MemoryStore(files, {
      rules: [rule],
      configuration: { preset: "audit", suppressions },
    });
    const advisories = new Map([["acme/mail", ADVISORIES["parser"] ?? []]]);
    session.setComposerAnswers("composer.json", {
      compared: 1,
      advisories: { ok: true, fetchedAt: 0, leftOut: [], advisories },
      told: new Map(),
    });
    const { findings, silenced } = session.analyse("composer.json");
    const health = dependencyHealth({ session, files: Object.keys(files) });
    return [findings, silenced]
      .map((list) => list.flatMap((each) => (each.advisories ?? []).map(([first]) => first)))
      .concat([health.items.flatMap(({ advisories: own }) => own.map(({ id }) => id))]);
  }

  it("is set aside alone", () => {
    expect(composer([])).toEqual([[A, B], [], [A, B]]);
    expect(composer([{ advisory: CVE }])).toEqual([[A], [B], [A]]);
    expect(composer([{ advisory: A }, { advisory: B }])).toEqual([[], [A, B], []]);
  });
});

describe("the team's file", () => {
  const read = (entry: Entry) =>
    readConfiguration(JSON.stringify({ suppressions: [{ reason: "x", ...entry }] }), [
      RULE,
      "dep-outdated",
    ]);

  it("may name an advisory", () => {
    const { configuration, problems } = read({ rule: RULE, advisory: A });
    expect(problems).toEqual([]);
    expect(configuration.suppressions).toEqual([{ rule: RULE, reason: "x", advisory: A }]);
  });

  it.each([
    [
      { rule: "dep-outdated", advisory: A },
      "Only suppressions of 'dep-known-vulnerable' name an advisory.",
    ],
    [{ rule: RULE, advisory: " " }, "'advisory' is empty."],
  ])("is told what is wrong with %o", (entry, message) => {
    const { configuration, problems } = read(entry);
    expect(problems.map((each) => each.message)).toEqual([message]);
    expect(configuration.suppressions).toEqual([]);
  });
});
