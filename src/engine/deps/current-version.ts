import semver from "semver";
import type { PolicyInput } from "./policy.ts";
import { satisfies } from "./semver-range.ts";

/**
 * The version in use: the lockfile's, when it fits the range or an override set it; else the
 * lowest that the range lets in, since the lockfile is then older than the manifest. `locked` says
 * which of the two.
 */
export function currentVersion(
  input: Pick<PolicyInput, "entry" | "facts" | "overridden">,
): { readonly version: string; readonly locked: boolean } | undefined {
  const { range, name, key } = input.entry;
  const entry = input.facts.locked;
  const locked = semver.valid(entry?.version, true);
  // After an alias was edited, the folder still holds the package that it named before.
  if (locked !== null && entry?.name === name) {
    const fits = range === undefined || satisfies(locked, range);
    const forced = input.overridden.has(name) || input.overridden.has(key);
    if (fits || forced) return { version: locked, locked: true };
  }
  if (range === undefined || input.entry.kind === "any") return undefined;
  try {
    const lowest = semver.minVersion(range, true);
    return lowest ? { version: lowest.version, locked: false } : undefined;
  } catch {
    return undefined;
  }
}
