import { expect } from "vitest";
import {
  applyEdits,
  type AdvisoryResult,
  computeFixes,
  type Finding,
  type LookupResult,
  type TextEdit,
} from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { facts, type FactsSketch } from "../../engine/deps/build.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

interface Registry {
  readonly packages: Readonly<Record<string, FactsSketch>>;
  /** Vulnerable ranges by name. */
  readonly holes: Readonly<Record<string, string>>;
}

interface Remedied {
  readonly finding: Finding | undefined;
  /** Files after each fix by its id; each fix has removed the finding. */
  readonly after: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a manifest is told with these answers, and what its fixes make of the project. */
export function remedied(
  files: Readonly<Record<string, string>>,
  registry: Registry,
  path = "package.json",
  /** The manifest that the registry was asked about. */
  manifest = path,
  /** Fixes after which another line is told of it. */
  moving: readonly string[] = [],
): Remedied {
  const store = open(files, registry, manifest);
  const text = files[path] ?? "";
  const [finding] = store.session.analyse(path).findings;
  const fixes = computeFixes(store.session, path, text, () => true);
  expect(fixes.map(({ offer }) => offer.id)).toEqual(finding?.fixes.map(({ id }) => id) ?? []);
  const after = Object.fromEntries(
    fixes.map(({ offer, edits }): [string, Readonly<Record<string, string>>] => {
      const changed = edited(files, edits, path);
      const after = open({ ...files, ...changed }, registry, manifest);
      const left = moving.includes(offer.id) ? [] : after.session.analyse(path).findings;
      expect(left, `${offer.id} must remove the finding`).toEqual([]);
      return [offer.id, changed];
    }),
  );
  return { finding, after };
}

function open(
  files: Readonly<Record<string, string>>,
  { packages, holes }: Registry,
  path: string,
): MemoryStore {
  const documents = new Map(
    Object.entries(packages).map(([name, sketch]) => [name, facts({ needs: {}, ...sketch, name })]),
  );
  const advisories: AdvisoryResult = {
    ok: true,
    fetchedAt: 0,
    leftOut: [],
    documents,
    advisories: new Map(
      Object.entries(holes).map(([name, vulnerable]) => [
        name,
        [{ id: `GHSA-${name}`, title: "A hole", severity: "high", vulnerable, cwe: [] }],
      ]),
    ),
  };
  const lookups = [...documents].map(([name, each]): [string, LookupResult] => [
    name,
    { ok: true, facts: each },
  ]);
  const store = new MemoryStore(files, { rules: [rule], configuration: { preset: "audit" } });
  store.session.manifests.setPaths(Object.keys(files));
  store.session.setLookups(path, new Map(lookups), advisories);
  return store;
}

function edited(
  files: Readonly<Record<string, string>>,
  edits: readonly TextEdit[],
  path: string,
): Readonly<Record<string, string>> {
  const changed: Record<string, string> = {};
  for (const file of new Set(edits.map((edit) => edit.file ?? path))) {
    const own = edits.filter((edit) => (edit.file ?? path) === file);
    changed[file] = applyEdits(files[file] ?? "", own) ?? "";
  }
  return changed;
}

export const json = (value: unknown): string => JSON.stringify(value, undefined, 2);
export const A = { dependencies: { a: "^1.0.0" } };

/** `a` 1.0.0 brings `b` 1.0.0, which brings `c` 1.0.0. */
export function chain(
  manifest: Readonly<Record<string, unknown>> = A,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  return {
    "package.json": json(manifest),
    "package-lock.json": json({
      lockfileVersion: 3,
      packages: {
        "": manifest,
        "node_modules/a": { version: "1.0.0", dependencies: { b: "^1.0.0" } },
        "node_modules/b": { version: "1.0.0", dependencies: { c: "~1.0.0" } },
        "node_modules/c": { version: "1.0.0" },
        ...more,
      },
    }),
  };
}

export const C: FactsSketch = { versions: { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01" } };
