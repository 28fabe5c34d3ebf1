import { describe, expect, it } from "vitest";
import {
  type AdvisoryResult,
  applyEdits,
  computeFixes,
  dependencyHealth,
  type Finding,
  type LookupResult,
} from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { facts, type FactsSketch } from "../../engine/deps/build.ts";
import { MemoryStore, type StoreOptions } from "../../harness/memory-store.ts";

const PAY: FactsSketch = {
  versions: { "1.0.0": "2025-01-01", "1.0.1": "2025-06-01", "2.0.0": "2026-01-01" },
};

const WORKSPACE = "packages: ['packages/*']\ncatalog:\n  pay: ^1.0.0 # shared\n";
const FILE = "pnpm-workspace.yaml";

function member(name: string, more: Readonly<Record<string, unknown>> = {}): string {
  const manifest = { name, dependencies: { pay: "catalog:" }, ...more };
  return JSON.stringify(manifest, undefined, 2);
}

function pnpmLock(...members: readonly string[]): string {
  const importers = members.map(
    (each) =>
      `  packages/${each}:\n    dependencies:\n      pay:\n        specifier: 'catalog:'\n        version: 1.0.0\n`,
  );
  return `lockfileVersion: '9.0'\n\nimporters:\n\n${importers.join("\n")}\npackages:\n\n  pay@1.0.0:\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  pay@1.0.0: {}\n`;
}

const FILES = {
  "package.json": JSON.stringify({ name: "root", private: true }),
  [FILE]: WORKSPACE,
  "packages/till/package.json": member("till"),
  "packages/web/package.json": member("web"),
  "pnpm-lock.yaml": pnpmLock("till", "web"),
};

const HOLE: AdvisoryResult = {
  ok: true,
  fetchedAt: 0,
  leftOut: [],
  advisories: new Map([
    ["pay", [{ id: "GHSA-pay", title: "A hole", severity: "high", vulnerable: "<1.0.1", cwe: [] }]],
  ]),
};

function store(
  files: Readonly<Record<string, string>>,
  configuration: StoreOptions["configuration"] = {},
): MemoryStore {
  const made = new MemoryStore(files, {
    rules: rules.filter(({ id }) => /^(?:dep-|plugin|lockfile)/.test(id)),
    configuration: { preset: "audit", ...configuration },
  });
  made.session.manifests.setPaths(Object.keys(files));
  const answers = new Map<string, LookupResult>([
    ["pay", { ok: true, facts: facts({ ...PAY, name: "pay", needs: {} }) }],
  ]);
  for (const path of Object.keys(files))
    if (made.session.manifests.isManifest(path)) made.session.setLookups(path, answers, HOLE);
  return made;
}

function told(made: MemoryStore): string[] {
  return [...made.files.keys()].flatMap((path) =>
    made.session.analyse(path).findings.map(({ ruleId, range }) => {
      const text = made.files.get(path) ?? "";
      return `${path} ${ruleId} ${text.slice(range.start, range.end)}`;
    }),
  );
}

function hole(made: MemoryStore, path = FILE): Finding | undefined {
  return made.session
    .analyse(path)
    .findings.find(({ ruleId }) => ruleId === "dep-known-vulnerable");
}

describe("what is wrong with a version in a catalog", () => {
  it("is told at the catalog, once for all lines that refer to it", () => {
    expect(told(store(FILES))).toEqual([
      `${FILE} dep-known-vulnerable ^1.0.0`,
      `${FILE} dep-outdated ^1.0.0`,
    ]);
  });

  it("leads to the lines that refer to it", () => {
    const { related, facts: rows } = hole(store(FILES)) ?? {};
    const texts: Readonly<Record<string, string>> = FILES;
    expect(
      related?.map(({ file, range }) => [file, texts[file]?.slice(range.start, range.end)]),
    ).toEqual([
      ["packages/till/package.json", "catalog:"],
      ["packages/web/package.json", "catalog:"],
    ]);
    expect(rows).toContainEqual({
      label: "Used by",
      value: "packages/till/package.json, packages/web/package.json",
    });
  });

  it("is as bad as for the worst of them", () => {
    const dev = member("till", { dependencies: {}, devDependencies: { pay: "catalog:" } });
    const lock = pnpmLock("till", "web").replace("    dependencies:", "    devDependencies:");
    const files = { ...FILES, "packages/till/package.json": dev, "pnpm-lock.yaml": lock };
    expect(hole(store(files))?.level).toBe("error");
  });

  it("is mended in the catalog, for all of them", () => {
    const made = store(FILES);
    const [fix] = computeFixes(
      made.session,
      FILE,
      WORKSPACE,
      ({ ruleId }) => ruleId === "dep-known-vulnerable",
    );
    const after = applyEdits(WORKSPACE, fix?.edits ?? []) ?? "";
    expect(after).toBe(WORKSPACE.replace("^1.0.0", "^1.0.1"));
    made.write(FILE, after);
    expect(told(made).filter((each) => each.includes("vulnerable"))).toEqual([]);
  });

  it("has no fix that is good for some of them and breaks others", () => {
    const dependencies = { pay: "catalog:", plug: "1.0.0" };
    const files = { ...FILES, "packages/web/package.json": member("web", { dependencies }) };
    const made = store(files);
    const titles = (): string[] =>
      made.session
        .analyse(FILE)
        .findings.filter(({ ruleId }) => ruleId === "dep-outdated")
        .flatMap(({ fixes }) => fixes.map(({ title }) => title));
    expect(titles()).toEqual([
      "Update to 1.0.1 (within the range, 17 months old)",
      "Update to 2.0.0 (major, 10 months old)",
    ]);
    const plug: FactsSketch = {
      versions: { "1.0.0": "2025-01-01" },
      peers: { "1.0.0": { pay: "^1.0.0" } },
    };
    const answers = new Map<string, LookupResult>([
      ["pay", { ok: true, facts: facts({ ...PAY, name: "pay" }) }],
      ["plug", { ok: true, facts: facts({ ...plug, name: "plug" }) }],
    ]);
    made.session.setLookups("packages/web/package.json", answers, HOLE);
    expect(titles()).toEqual(["Update to 1.0.1 (within the range, 17 months old)"]);
  });

  it("is silenced by package, in the list of dependencies as well", () => {
    const reason = "behind the firewall";
    const made = store(FILES, {
      suppressions: [{ rule: "dep-known-vulnerable", package: "pay", reason }],
    });
    expect(told(made)).toEqual([`${FILE} dep-outdated ^1.0.0`]);
    const health = dependencyHealth({ session: made.session, files: [...made.files.keys()] });
    expect(health.items.filter(({ state }) => state === "vulnerable")).toEqual([]);
    expect(health.silenced).toBe(1);
  });

  it("is told at the lines while nobody knows which manifests there are", () => {
    const made = store(FILES);
    made.session.manifests.setPaths([]);
    expect(told(made).map((each) => each.split(" ")[0])).toEqual([
      "packages/till/package.json",
      "packages/till/package.json",
      "packages/web/package.json",
    ]);
  });

  it("stays with a line that refers to no catalog", () => {
    const own = member("web", { dependencies: { pay: "^1.0.0" } });
    const lock = pnpmLock("till", "web").replace(/(packages\/web:[\s\S]*?)'catalog:'/, "$1^1.0.0");
    const files = { ...FILES, "packages/web/package.json": own, "pnpm-lock.yaml": lock };
    expect(told(store(files)).filter((each) => each.includes("outdated"))).toEqual([
      `${FILE} dep-outdated ^1.0.0`,
      "packages/web/package.json dep-outdated ^1.0.0",
    ]);
  });

  it("is told in the root manifest where Bun keeps its catalogs", () => {
    const root = JSON.stringify(
      { name: "root", workspaces: { packages: ["packages/*"], catalog: { pay: "1.0.0" } } },
      undefined,
      2,
    );
    const files = {
      "package.json": root,
      "packages/web/package.json": member("web"),
      "bun.lock": `{
        "lockfileVersion": 1,
        "workspaces": { "": { "name": "root" }, "packages/web": { "name": "web", "dependencies": { "pay": "catalog:" } } },
        "catalog": { "pay": "1.0.0" },
        "packages": { "pay": ["pay@1.0.0", "", {}, "sha512-x"], "web": ["web@workspace:packages/web"] }
      }`,
    };
    expect(told(store(files)).filter((each) => each.includes("vulnerable"))).toEqual([
      "package.json dep-known-vulnerable 1.0.0",
    ]);
  });
});
