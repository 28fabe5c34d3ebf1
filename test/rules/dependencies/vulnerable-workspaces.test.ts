import { describe, expect, it } from "vitest";
import { audit, type LookupResult, type VersionFacts } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { facts, type FactsSketch } from "../../engine/deps/build.ts";
import { MemoryStore, TEST_NOW } from "../../harness/memory-store.ts";
import { API, BROUGHT, LOCKS, MEMBERS, WEB, a, d, told } from "./vulnerable-members.ts";
import { C, json } from "./vulnerable-project.ts";

function without({ version, hasInstallScript, hasDependencies, needs = 0 }: VersionFacts) {
  return { version, hasInstallScript, hasDependencies, needs };
}

describe.each(Object.entries(LOCKS))("in a workspace of %s", (_, lock) => {
  it("one fix moves the lines of all packages that hold something back", () => {
    const { finding, after, path } = told({ ...MEMBERS, ...lock }, BROUGHT);
    const isWeb = path === "web/package.json";
    expect(finding?.fixes[0]?.title).toBe(
      isWeb
        ? "Update a to 1.1.0 (minor, 22 months old) and d in api to 2.0.0 (major, 21 months old)"
        : "Update d to 2.0.0 (major, 21 months old) and a in web to 1.1.0 (minor, 22 months old)",
    );
    expect(finding?.help).toContain(
      `It stays until what else asks for it has moved, too: ${isWeb ? "d in api to 2.0.0" : "a in web to 1.1.0"}.`,
    );
    expect(after["update-together"], Object.keys(after).join()).toEqual({
      "web/package.json": json({ ...WEB, dependencies: { a: "^1.1.0" } }),
      "api/package.json": json({ ...API, dependencies: { d: "~2.0.0" } }),
    });
    expect(finding?.fixes.map(({ id }) => id)).not.toContain("update-safe");
  });
});

describe("answers about another package of the project", () => {
  it("count in an audit, whichever manifest is asked about first, and when it is stopped", async () => {
    const known = new Map(
      Object.entries({ a, d, c: C }).map(([name, sketch]) => [
        name,
        facts({ needs: {}, ...sketch, name }),
      ]),
    );
    const hole = { id: "GHSA-c", title: "A hole", severity: "high", cwe: [] } as const;
    const advisories = new Map([["c", [{ ...hole, vulnerable: "<1.1.0" }]]]);
    const paths = Object.keys(MEMBERS);
    for (const files of [paths, paths.toReversed()]) {
      const stop = new AbortController();
      const { session } = new MemoryStore(
        { ...MEMBERS, ...LOCKS["npm"] },
        { rules: [rule], configuration: { preset: "audit" } },
      );
      const result = await audit({
        session,
        files,
        skipped: [],
        tracked: { known: false, reason: "no git" },
        signal: stop.signal,
        advise: async () => ({ ok: true, fetchedAt: 0, leftOut: [], documents: known, advisories }),
        lookUp: async (path) => {
          if (path === files.at(-1)) stop.abort();
          return new Map([...known].map(([name, each]) => [name, { ok: true, facts: each }]));
        },
      });
      const findings = result.results.flatMap((each) => each.findings);
      expect(findings.map(({ fixes }) => fixes.map(({ id }) => id))).toEqual([
        ["update-together", "override"],
      ]);
    }
  });

  it("are news to the manifest that is told of the hole", () => {
    const store = new MemoryStore(
      { ...MEMBERS, ...LOCKS["npm"] },
      { rules: [rule], configuration: { preset: "audit" } },
    );
    const { session } = store;
    session.manifests.setPaths(Object.keys(MEMBERS));
    const known = (name: string, sketch: FactsSketch): [string, LookupResult] => [
      name,
      { ok: true, facts: facts({ needs: {}, ...sketch, name }) },
    ];
    // Nobody says when the versions of `d` were published before its own manifest was asked about.
    const dateless = { ...facts({ ...d, name: "d" }), modified: TEST_NOW.getTime() };
    const documents = new Map([
      ["a", facts({ ...a, name: "a" })],
      ["c", facts({ needs: {}, ...C, name: "c" })],
      ["d", { ...dateless, versions: dateless.versions.map(without) }],
    ]);
    const hole = { id: "GHSA-c", title: "A hole", severity: "high", cwe: [] } as const;
    const advisories = new Map([["c", [{ ...hole, vulnerable: "<1.1.0" }]]]);
    const all = { ok: true, fetchedAt: 0, leftOut: [], documents, advisories } as const;
    const fixes = () =>
      session
        .analyse("web/package.json")
        .findings.flatMap((each) => each.fixes.map(({ id }) => id));
    session.setLookups("web/package.json", new Map([known("a", a)]), all);
    expect(fixes()).not.toContain("update-together");
    expect(session.setLookups("api/package.json", new Map([known("d", d)]), all)).toEqual([
      "api/package.json",
      "web/package.json",
    ]);
    expect(fixes()).toContain("update-together");
  });
});
