import semver from "semver";
import { isVulnerable } from "./holes.ts";
import type { Advisory } from "./advisory.ts";

/** Advisories that lead from one to the next without end were not written by people. */
const MOST_STEPS = 20;

/**
 * The lowest version above `version` that no advisory is about, as far as their ranges say: the
 * bound of one is where it was mended. Undefined where one has no such bound.
 */
export function fixedVersion(version: string, advisories: readonly Advisory[]): string | undefined {
  let current = version;
  for (let step = 0; step < MOST_STEPS; step++) {
    const at = current;
    const hit = advisories.find((each) => isVulnerable(at, each));
    if (!hit) return current === version ? undefined : current;
    const bound = upperBound(hit.vulnerable, at);
    if (bound === undefined || semver.lte(bound, at)) return undefined;
    current = bound;
  }
  return undefined;
}

/** The `<` of the part of a range that a version is in. */
function upperBound(range: string, version: string): string | undefined {
  const options = { loose: true, includePrerelease: true };
  for (const part of new semver.Range(range, options).set) {
    if (!part.every((comparator) => comparator.test(version))) continue;
    const upper = part.find(({ operator }) => operator === "<");
    if (!upper) return undefined;
    // `<2.0.0-0` stands for all below 2.0.0.
    return upper.semver.version.replace(/-0$/, "");
  }
  return undefined;
}
