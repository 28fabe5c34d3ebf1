import { describe, expect, it } from "vitest";
import type { AdvisoryResult, LookupResult } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { type FactsSketch, facts } from "../../engine/deps/build.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

/** What all rules on dependencies say of a store in the largest preset: rule and underlined text. */
function said(
  files: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, FactsSketch>> = {},
  advisories?: AdvisoryResult,
): string[] {
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, value]) => [
      path,
      typeof value === "string" ? value : `${JSON.stringify(value, undefined, 2)}\n`,
    ]),
  );
  const store = new MemoryStore(texts, { rules, configuration: { preset: "audit" } });
  const { session } = store;
  session.manifests.setPaths([...store.files.keys()]);
  const lookups = new Map(
    Object.entries(answers).map(([name, sketch]): [string, LookupResult] => [
      name,
      { ok: true, thorough: true, facts: facts({ ...sketch, name }) },
    ]),
  );
  const manifests = [...store.files.keys()].filter((path) => path.endsWith("package.json"));
  for (const path of manifests) session.setLookups(path, lookups, advisories);
  const paths = [...store.files.keys()];
  const all = [
    ...paths.map((path) => session.analyse(path)),
    ...session.analyseProject(paths, { known: false, reason: "no git" }),
  ];
  return all.flatMap(({ path, findings }) =>
    findings.map(
      ({ ruleId, range }) => `${path} ${ruleId} ${texts[path]?.slice(range.start, range.end)}`,
    ),
  );
}

function lockOf(root: object, packages: Readonly<Record<string, object>>): object {
  const entries = Object.entries(packages).map(([name, more]) => [
    `node_modules/${name}`,
    {
      version: "1.0.0",
      resolved: `https://packages.shop.test/${name}/-/x-1.0.0.tgz`,
      integrity: "sha512-AAAA",
      ...more,
    },
  ]);
  return {
    name: "shop",
    lockfileVersion: 3,
    packages: { "": root, ...Object.fromEntries(entries) },
  };
}

function advise(vulnerable: string): AdvisoryResult {
  const advisory = {
    id: "GHSA-1",
    title: "A hole",
    severity: "high",
    vulnerable,
    cwe: [],
  } as const;
  return { ok: true, fetchedAt: 0, leftOut: [], advisories: new Map([["pay", [advisory]]]) };
}

describe("an advisory's range is read as npm reads it", () => {
  it.each([
    ["2.0.0-beta.1", "<2.0.0", true],
    ["2.0.0-rc.1", ">=1.0.0 <1.9.0", false],
    ["2.0.0", "<2.0.0", false],
    ["1.0.0-alpha", "*", true],
    ["1.2.3", "=v1.2.3 || 1.2.x", true],
  ])("%s and %s", (version, vulnerable, isTold) => {
    const manifest = { name: "shop", private: true, dependencies: { pay: version } };
    const files = {
      "package.json": manifest,
      "package-lock.json": lockOf(manifest, { pay: { version } }),
    };
    const told = said(files, {}, advise(vulnerable)).filter((each) => each.includes("vulnerable"));
    expect(told.length > 0).toBe(isTold);
  });
});

it("optional packages for other machines are nobody's fault", () => {
  const manifest = { name: "shop", private: true, dependencies: { bundler: "1.0.0" } };
  const optional = { "@bundler/linux-x64": "1.0.0", "@bundler/win32-x64": "1.0.0" };
  const lock = lockOf(manifest, {
    bundler: { optionalDependencies: optional },
    "@bundler/linux-x64": { optional: true, os: ["linux"], cpu: ["x64"] },
    "@bundler/win32-x64": { optional: true, os: ["win32"], cpu: ["x64"] },
  });
  expect(said({ "package.json": manifest, "package-lock.json": lock })).toEqual([]);
});

it("what a manifest names for production and development is told once, where it counts", () => {
  const manifest = {
    name: "shop",
    private: true,
    dependencies: { pay: "^1.0.0" },
    devDependencies: { pay: "^1.0.0" },
  };
  const files = { "package.json": manifest, "package-lock.json": lockOf(manifest, { pay: {} }) };
  const old = { pay: { versions: { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" } } };
  expect(said(files, old)).toEqual(["package.json dep-outdated ^1.0.0"]);
});

describe("a folder below one with a lockfile", () => {
  const root = {
    name: "shop",
    private: true,
    workspaces: ["till"],
    dependencies: { pay: "^1.0.0" },
  };

  it("is judged by it where it is a member", () => {
    const till = { name: "till", version: "1.0.0", private: true, dependencies: { pay: "^1.0.0" } };
    const lock = lockOf(root, { pay: { deprecated: "leaks" } }) as { packages: object };
    const packages = {
      ...lock.packages,
      till,
      "node_modules/till": { resolved: "till", link: true },
    };
    const files = {
      "package.json": root,
      "till/package.json": till,
      "package-lock.json": { ...lock, packages },
    };
    expect(said(files)).toEqual([
      "package.json dep-deprecated ^1.0.0",
      "till/package.json dep-deprecated ^1.0.0",
    ]);
  });

  it("is a project of its own where it is none", () => {
    const desk = { name: "desk", private: true, dependencies: { pay: "^2.0.0" } };
    const files = {
      "package.json": root,
      "desk/package.json": desk,
      "package-lock.json": lockOf(root, { pay: { deprecated: "leaks" } }),
    };
    expect(said(files).filter((each) => each.startsWith("desk"))).toEqual([]);
  });
});
