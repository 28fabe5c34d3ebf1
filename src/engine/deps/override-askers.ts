import semver from "semver";
import type { Override } from "./overrides.ts";
import type { LockFacts } from "./types.ts";

/** More of them nobody asks a registry about. */
const MOST = 60;

/** Overrides that are for a package wherever somebody asks for it, whatever they ask for. */
export function plainOverrides(overrides: readonly Override[]): Override[] {
  return overrides.filter(
    ({ within, selector, value }) =>
      within.length === 0 && selector === undefined && semver.validRange(value, true) !== null,
  );
}

/**
 * The packages that ask for one that is overridden, of which pnpm's lockfile does not say what they
 * ask for: the override has taken its place. None where there are too many.
 */
export function overrideAskers(
  overrides: readonly Override[],
  { format, packages }: LockFacts,
): readonly string[] {
  const names = new Set(plainOverrides(overrides).map(({ name }) => name));
  if (format !== "pnpm" || names.size === 0) return [];
  const askers = new Set<string>();
  for (const { name, requires, link } of packages.values()) {
    if (!link && requires.some(({ key }) => names.has(key))) askers.add(name);
  }
  return askers.size > MOST ? [] : [...askers];
}
