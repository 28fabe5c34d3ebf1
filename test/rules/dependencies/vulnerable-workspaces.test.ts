import { describe, expect, it } from "vitest";
import { audit, type LookupResult, type VersionFacts } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { facts, type FactsSketch } from "../../engine/deps/build.ts";
import { MemoryStore, TEST_NOW } from "../../harness/memory-store.ts";
import { C, json, remedied } from "./vulnerable-project.ts";

/** Two packages of one project: `web` asks for `a`, `api` for `d`, and both bring `c` 1.0.0. */
const ROOT = { name: "shop", private: true, workspaces: ["web", "api"] };
const WEB = { name: "web", dependencies: { a: "^1.0.0" } };
const API = { name: "api", dependencies: { d: "~1.0.0" } };
const MEMBERS = {
  "package.json": json(ROOT),
  "web/package.json": json(WEB),
  "api/package.json": json(API),
};

const a: FactsSketch = {
  versions: { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01" },
  needs: { "1.0.0": { c: "~1.0.0" }, "1.1.0": { c: "^1.1.0" } },
};
const d: FactsSketch = {
  versions: { "1.0.0": "2024-01-01", "2.0.0": "2025-02-01" },
  needs: { "1.0.0": { c: "~1.0.0" }, "2.0.0": {} },
};
const BROUGHT = { packages: { a, d, c: C }, holes: { c: "<1.1.0" } };

const LOCKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  npm: {
    "package-lock.json": json({
      lockfileVersion: 3,
      packages: {
        "": ROOT,
        web: WEB,
        api: API,
        "node_modules/web": { resolved: "web", link: true },
        "node_modules/api": { resolved: "api", link: true },
        "node_modules/a": { version: "1.0.0", dependencies: { c: "~1.0.0" } },
        "node_modules/d": { version: "1.0.0", dependencies: { c: "~1.0.0" } },
        "node_modules/c": { version: "1.0.0" },
      },
    }),
  },
  pnpm: {
    "pnpm-workspace.yaml": "packages: [web, api]\n",
    "pnpm-lock.yaml": `lockfileVersion: '9.0'
importers:
  .: {}
  web:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0
  api:
    dependencies:
      d:
        specifier: ~1.0.0
        version: 1.0.0
packages:
  a@1.0.0:
    resolution: {integrity: sha512-a}
  c@1.0.0:
    resolution: {integrity: sha512-c}
  d@1.0.0:
    resolution: {integrity: sha512-d}
snapshots:
  a@1.0.0:
    dependencies:
      c: 1.0.0
  c@1.0.0: {}
  d@1.0.0:
    dependencies:
      c: 1.0.0
`,
  },
  "Yarn 1": {
    "yarn.lock": `# yarn lockfile v1
a@^1.0.0:
  version "1.0.0"
  resolved "https://r.test/a-1.0.0.tgz"
  dependencies:
    c "~1.0.0"

c@~1.0.0:
  version "1.0.0"
  resolved "https://r.test/c-1.0.0.tgz"

d@~1.0.0:
  version "1.0.0"
  resolved "https://r.test/d-1.0.0.tgz"
  dependencies:
    c "~1.0.0"
`,
  },
  Yarn: {
    "yarn.lock": `__metadata:
  version: 8

"a@npm:^1.0.0":
  version: 1.0.0
  resolution: "a@npm:1.0.0"
  dependencies:
    c: "npm:~1.0.0"
  languageName: node
  linkType: hard

"api@workspace:api":
  version: 0.0.0-use.local
  resolution: "api@workspace:api"
  dependencies:
    d: "npm:~1.0.0"
  languageName: unknown
  linkType: soft

"c@npm:~1.0.0":
  version: 1.0.0
  resolution: "c@npm:1.0.0"
  languageName: node
  linkType: hard

"d@npm:~1.0.0":
  version: 1.0.0
  resolution: "d@npm:1.0.0"
  dependencies:
    c: "npm:~1.0.0"
  languageName: node
  linkType: hard

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  languageName: unknown
  linkType: soft

"web@workspace:web":
  version: 0.0.0-use.local
  resolution: "web@workspace:web"
  dependencies:
    a: "npm:^1.0.0"
  languageName: unknown
  linkType: soft
`,
  },
  Bun: {
    "bun.lock": `{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "shop" },
    "web": { "name": "web", "dependencies": { "a": "^1.0.0" } },
    "api": { "name": "api", "dependencies": { "d": "~1.0.0" } },
  },
  "packages": {
    "a": ["a@1.0.0", "", { "dependencies": { "c": "~1.0.0" } }, "sha512-a"],
    "c": ["c@1.0.0", "", {}, "sha512-c"],
    "d": ["d@1.0.0", "", { "dependencies": { "c": "~1.0.0" } }, "sha512-d"],
    "web": ["web@workspace:web"],
    "api": ["api@workspace:api"],
  }
}
`,
  },
};

function without({ version, hasInstallScript, hasDependencies, needs = 0 }: VersionFacts) {
  return { version, hasInstallScript, hasDependencies, needs };
}

/** The member at whose line it is told: the ways of both are as short. */
function told(files: Readonly<Record<string, string>>, registry: Parameters<typeof remedied>[1]) {
  for (const path of ["web/package.json", "api/package.json"]) {
    const found = remedied(files, registry, path);
    if (found.finding) return { ...found, path };
  }
  throw new Error("nobody is told");
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

describe("a vulnerable package that several packages of a project name", () => {
  const members = (web: string, api: string) => ({
    "package.json": json(ROOT),
    "web/package.json": json({ name: "web", dependencies: { c: web } }),
    "api/package.json": json({ name: "api", dependencies: { c: api } }),
  });
  const npm = (web: string, api: string) => ({
    ...members(web, api),
    "package-lock.json": json({
      lockfileVersion: 3,
      packages: {
        "": ROOT,
        web: { name: "web", dependencies: { c: web } },
        api: { name: "api", dependencies: { c: api } },
        "node_modules/web": { resolved: "web", link: true },
        "node_modules/api": { resolved: "api", link: true },
        "node_modules/c": { version: "1.0.0" },
      },
    }),
  });
  const registry = { packages: { c: C }, holes: { c: "<1.1.0" } };

  it("moves in all of them", () => {
    const { finding, after } = told(npm("~1.0.0", "1.0.0"), registry);
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update c to 1.1.0 (minor, 22 months old), here and in api",
    ]);
    expect(after["update-everywhere"]).toEqual({
      "web/package.json": json({ name: "web", dependencies: { c: "~1.1.0" } }),
      "api/package.json": json({ name: "api", dependencies: { c: "1.1.0" } }),
    });
  });

  it("moves in one where npm moves it for those whose range lets it", () => {
    const { finding } = told(npm("~1.0.0", "^1.0.0"), registry);
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update c to 1.1.0 (minor, 22 months old)",
    ]);
  });

  it("moves in all where the lockfile keeps what each line was resolved to", () => {
    const importer = (name: string) =>
      `  ${name}:\n    dependencies:\n      c:\n        specifier: ^1.0.0\n        version: 1.0.0\n`;
    const files = {
      ...members("^1.0.0", "^1.0.0"),
      "pnpm-workspace.yaml": "packages: [web, api]\n",
      "pnpm-lock.yaml": `lockfileVersion: '9.0'\nimporters:\n${importer("web")}${importer("api")}packages:\n  c@1.0.0:\n    resolution: {integrity: sha512-c}\nsnapshots:\n  c@1.0.0: {}\n`,
    };
    const { after } = told(files, registry);
    expect(Object.keys(after["update-everywhere"] ?? {})).toEqual([
      "web/package.json",
      "api/package.json",
    ]);
  });

  it("moves once where both take the version from a catalog", () => {
    const importer = (name: string) =>
      `  ${name}:\n    dependencies:\n      c:\n        specifier: 'catalog:'\n        version: 1.0.0\n`;
    const files = {
      ...members("catalog:", "catalog:"),
      "pnpm-workspace.yaml": "packages: [web, api]\ncatalog:\n  c: ^1.0.0\n",
      "pnpm-lock.yaml": `lockfileVersion: '9.0'\nimporters:\n${importer("web")}${importer("api")}packages:\n  c@1.0.0:\n    resolution: {integrity: sha512-c}\nsnapshots:\n  c@1.0.0: {}\n`,
    };
    const { finding, after } = remedied(files, registry, "pnpm-workspace.yaml", "web/package.json");
    expect(finding?.fixes.map(({ id }) => id)).toEqual(["update-safe"]);
    expect(after["update-safe"]).toEqual({
      "pnpm-workspace.yaml": "packages: [web, api]\ncatalog:\n  c: ^1.1.0\n",
    });
  });

  it("is overridden where another package of the project cannot move", () => {
    const stuck: FactsSketch = {
      versions: { "1.0.0": "2024-01-01" },
      needs: { "1.0.0": { c: "~1.0.0" } },
    };
    const files = { ...MEMBERS, ...LOCKS["npm"] };
    const { finding } = remedied(
      files,
      { packages: { a, d: stuck, c: C }, holes: { c: "<1.1.0" } },
      "web/package.json",
      "web/package.json",
      ["update-safe"],
    );
    expect(finding?.help).toContain("d in api brings it as well, and no version of d is known");
    expect(finding?.fixes.map(({ id }) => id)).toEqual(["update-safe", "override"]);
  });

  it("is not moved into a cool-down by another package of the project", () => {
    const young: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "2.0.0": "2026-11-22" },
      needs: { "1.0.0": { c: "~1.0.0" }, "2.0.0": {} },
    };
    const files = { ...MEMBERS, ...LOCKS["npm"] };
    const { finding } = remedied(
      files,
      { packages: { a, d: young, c: C }, holes: { c: "<1.1.0" } },
      "web/package.json",
      "web/package.json",
      ["update-safe"],
    );
    expect(finding?.fixes.map(({ id }) => id)).not.toContain("update-together");
  });

  it("is no business of a folder that the lockfile does not know", () => {
    const files = {
      ...MEMBERS,
      ...LOCKS["npm"],
      "example/package.json": json({ name: "example", dependencies: { c: "1.0.0" } }),
    };
    expect(Object.keys(told(files, BROUGHT).after["update-together"] ?? {})).toEqual([
      "web/package.json",
      "api/package.json",
    ]);
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
