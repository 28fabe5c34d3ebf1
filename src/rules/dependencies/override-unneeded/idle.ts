import semver from "semver";
import {
  type LockView,
  type ManifestFacts,
  type ManifestView,
  type Override,
  readableOverrides,
} from "../../../engine/api.ts";
import { type Asker, askersOf } from "./askers.ts";
import { concerns } from "./override-scope.ts";

export interface IdleOverride {
  readonly override: Override;
  /** Those whom it is for; all that ask for the package where it is for nobody. */
  readonly askers: readonly Asker[];
  readonly isForNobody: boolean;
}

const LOOSE = { loose: true, includePrerelease: true };

/**
 * The overrides that change nothing: each that asks for the package, and there is one, asks for a
 * version that the override lets in as well. Of those for a part of the tree or for certain versions
 * only who they are for counts; where nobody is left, they are for nobody. Those of which it is not
 * certain what everybody asks for are left alone.
 */
export function idleOverrides(
  overrides: readonly Override[],
  lock: LockView,
  view: Pick<ManifestView, "facts" | "needsOf" | "localNames">,
): IdleOverride[] {
  // Bun reads none for a part of the tree.
  const readable = readableOverrides(overrides).filter(
    ({ within }) => within.length === 0 || lock.facts.format !== "bun",
  );
  const names = new Set(readable.map(({ name }) => name));
  if (readable.length === 0 || !knowsMembers(names, lock, view.facts)) return [];
  const asked = askersOf(names, lock, view);
  return readable.flatMap((override): IdleOverride[] => {
    const all = asked.get(override.name) ?? [];
    const askers = all.filter((each) => concerns(override, each, lock.facts, view.localNames));
    const isIdle = all.length > 0 && askers.every(({ spec }) => isPartOf(spec, override.value));
    return isIdle
      ? [{ override, askers: askers.length > 0 ? askers : all, isForNobody: askers.length === 0 }]
      : [];
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
