import semver from "semver";
import type { LockFacts, ManifestFacts, Override } from "../../../engine/api.ts";

/** Who asks for a package, and for what. */
interface Asker {
  readonly who: string;
  readonly spec: string;
}

export interface IdleOverride {
  readonly override: Override;
  readonly askers: readonly Asker[];
}

const LOOSE = { loose: true, includePrerelease: true };

/**
 * The overrides that change nothing: each that asks for the package, and there is one, asks for a
 * version that the override lets in as well. Those for parts of the tree or for certain versions
 * are left alone, and so are all where the lockfile does not say what was asked for: pnpm writes
 * down what came of it.
 */
export function idleOverrides(
  overrides: readonly Override[],
  lock: LockFacts,
  own: ManifestFacts,
): IdleOverride[] {
  if (lock.format === "pnpm") return [];
  // Yarn 1 does not write down what members ask for.
  if (lock.format === "yarn-classic" && own.workspaces.length > 0) return [];
  const plain = overrides.filter(
    ({ within, selector, value }) =>
      within.length === 0 && selector === undefined && semver.validRange(value, true) !== null,
  );
  if (plain.length === 0) return [];
  const asked = askersOf(new Set(plain.map(({ name }) => name)), lock, own);
  return plain.flatMap((override): IdleOverride[] => {
    const askers = asked.get(override.name) ?? [];
    const isIdle = askers.length > 0 && askers.every(({ spec }) => isPartOf(spec, override.value));
    return isIdle ? [{ override, askers }] : [];
  });
}

function askersOf(
  names: ReadonlySet<string>,
  { packages, importers, descriptors }: LockFacts,
  { dependencies: own }: ManifestFacts,
): ReadonlyMap<string, readonly Asker[]> {
  const asked = new Map<string, Asker[]>();
  const add = (name: string, asker: Asker): void => {
    if (names.has(name)) asked.set(name, [...(asked.get(name) ?? []), asker]);
  };
  for (const { key, spec } of own) add(key, { who: "this package.json", spec });
  for (const [folder, imports] of importers ?? []) {
    if (folder === "") continue;
    for (const { key, spec } of imports) add(key, { who: folder, spec });
  }
  for (const descriptor of descriptors?.keys() ?? []) {
    const at = descriptor.indexOf("@", 1);
    if (at > 0) add(descriptor.slice(0, at), { who: "yarn.lock", spec: descriptor.slice(at + 1) });
  }
  for (const { name, version, requires, peers } of packages.values()) {
    const who = version === undefined ? name : `${name} ${version}`;
    for (const { key, spec } of requires) add(key, { who, spec });
    // What it wants to find beside it nobody wrote down.
    for (const peer of peers ?? []) add(peer, { who, spec: "" });
  }
  return asked;
}

/** An empty text lets everything in. */
function isPartOf(spec: string, value: string): boolean {
  const range = spec.replace(/^npm:/, "");
  if (semver.validRange(range, true) === null) return false;
  try {
    return semver.subset(range, value, LOOSE);
  } catch {
    return false;
  }
}
