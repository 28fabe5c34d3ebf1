import semver from "semver";
import {
  type LockView,
  type ManifestFacts,
  type ManifestView,
  type Override,
  plainOverrides,
} from "../../../engine/api.ts";

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
 * are left alone, and so are those of which it is not certain what everybody asks for.
 */
export function idleOverrides(
  overrides: readonly Override[],
  lock: LockView,
  view: Pick<ManifestView, "facts" | "needsOf">,
): IdleOverride[] {
  const plain = plainOverrides(overrides);
  const names = new Set(plain.map(({ name }) => name));
  if (plain.length === 0 || !knowsMembers(names, lock, view.facts)) return [];
  const asked = askersOf(names, lock, view);
  return plain.flatMap((override): IdleOverride[] => {
    const askers = asked.get(override.name) ?? [];
    const isIdle = askers.length > 0 && askers.every(({ spec }) => isPartOf(spec, override.value));
    return isIdle ? [{ override, askers }] : [];
  });
}

/**
 * Whether all packages of the project are known that ask for something. Yarn 1 does not list them:
 * there each line of its lockfile has to be somebody's whom one knows. In a file of hooks pnpm may be
 * told to change what packages ask for.
 */
function knowsMembers(
  overridden: ReadonlySet<string>,
  lock: LockView,
  { workspaces }: ManifestFacts,
): boolean {
  const { format, importers, packages, descriptors } = lock.facts;
  if (format === "pnpm") {
    if (lock.beside(".pnpmfile.cjs") !== undefined || lock.beside(".pnpmfile.mjs") !== undefined) {
      return false;
    }
    const members = lock.members();
    return [...(importers?.keys() ?? [])].every((folder) =>
      members.has(folder === "." ? "" : folder),
    );
  }
  if (format !== "yarn-classic" || workspaces.length === 0) return true;
  const asked = new Set<string>();
  for (const { requires } of packages.values()) {
    for (const { key, spec } of requires) asked.add(`${key}@${spec}`);
  }
  for (const { dependencies } of lock.members().values()) {
    for (const { key, spec } of dependencies) asked.add(`${key}@${spec}`);
  }
  return [...(descriptors?.keys() ?? [])].every(
    // What is overridden is written down as whatever it was resolved by.
    (each) => asked.has(each) || overridden.has(each.slice(0, each.indexOf("@", 1))),
  );
}

function askersOf(
  names: ReadonlySet<string>,
  lock: LockView,
  { facts: own, needsOf }: Pick<ManifestView, "facts" | "needsOf">,
): ReadonlyMap<string, readonly Asker[]> {
  const { format, packages, importers, descriptors } = lock.facts;
  const asked = new Map<string, Asker[]>();
  const add = (name: string, asker: Asker): void => {
    if (names.has(name)) asked.set(name, [...(asked.get(name) ?? []), asker]);
  };
  for (const { key, spec } of own.dependencies) add(key, { who: "this package.json", spec });
  // Of members pnpm writes down what came of it, and Yarn 1 nothing.
  if (format === "pnpm" || format === "yarn-classic") {
    for (const [folder, { dependencies }] of lock.members()) {
      if (folder === "") continue;
      for (const { key, spec } of dependencies) add(key, { who: folder, spec });
    }
  } else {
    for (const [folder, imports] of importers ?? []) {
      if (folder === "") continue;
      for (const { key, spec } of imports) add(key, { who: folder, spec });
    }
  }
  for (const descriptor of descriptors?.keys() ?? []) {
    const at = descriptor.indexOf("@", 1);
    if (at > 0) add(descriptor.slice(0, at), { who: "yarn.lock", spec: descriptor.slice(at + 1) });
  }
  for (const { name, version, requires, peers, link } of packages.values()) {
    const who = version === undefined ? name : `${name} ${version}`;
    for (const { key, spec } of link ? [] : requires) {
      if (!names.has(key)) continue;
      const needs = format === "pnpm" && version !== undefined ? needsOf(name, version) : undefined;
      const told = needs?.requires.find((each) => each.key === key)?.spec;
      // What is not known is taken for anything.
      add(key, { who, spec: format === "pnpm" ? (told ?? "") : spec });
    }
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
