import semver from "semver";
import type { Override } from "./overrides.ts";
import type { LockFacts } from "./types.ts";

/** More of them nobody asks a registry about. */
const MOST = 60;

/** Overrides of which it can be said whom they are for: a range that takes the place of ranges. */
export function readableOverrides(overrides: readonly Override[]): Override[] {
  return overrides.filter(
    ({ selector, value }) =>
      semver.validRange(value, true) !== null &&
      (selector === undefined || semver.validRange(selector, true) !== null),
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
  const readable = readableOverrides(overrides);
  if (format !== "pnpm" || readable.length === 0) return [];
  const askers = new Set<string>();
  for (const { name, requires, link } of packages.values()) {
    const isAsking = requires.some(({ key }) =>
      readable.some((each) => each.name === key && isWithin(each, name)),
    );
    if (!link && isAsking) askers.add(name);
  }
  return askers.size > MOST ? [] : [...askers];
}

/** Whether an override of pnpm is for what a package asks for. */
function isWithin({ within }: Override, asker: string): boolean {
  return within.length === 0 || within.at(-1) === asker;
}
