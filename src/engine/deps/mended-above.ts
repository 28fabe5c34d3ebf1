import semver from "semver";
import type { Advisory } from "./advisory.ts";
import { isVulnerable } from "./holes.ts";
import type { PackageFacts } from "./types.ts";

/** The lowest published version to move to that no advisory is about; null where there is none. */
export function mendedAbove(
  version: string,
  document: PackageFacts,
  advisories: readonly Advisory[],
): string | null {
  const isSafe = (each: string): boolean => !advisories.some((one) => isVulnerable(each, one));
  return offeredAbove(document, version).find(isSafe) ?? null;
}

/** Stable versions that are not deprecated and not beyond what the registry calls the latest. */
export function offeredAbove({ versions, latest }: PackageFacts, above: string): string[] {
  const lowest = semver.parse(above);
  const last = semver.parse(latest);
  if (!lowest) return [];
  const highest = last && last.compare(lowest) > 0 ? last : undefined;
  return versions.flatMap(({ version, deprecated }) => {
    if (deprecated !== undefined) return [];
    // Thousands of versions are read once here, not with each comparison.
    const parsed = semver.parse(version);
    if (!parsed || parsed.prerelease.length > 0 || parsed.compare(lowest) <= 0) return [];
    return highest && parsed.compare(highest) > 0 ? [] : [version];
  });
}
