import semver from "semver";
import type { PackageFacts, VersionFacts } from "./types.ts";
import type { UpdateStep } from "./update-target.ts";

/** The most significant number in which two versions differ; prereleases count as patches. */
export function stepBetween(from: string, to: string): UpdateStep {
  if (semver.major(from) !== semver.major(to)) return "major";
  return semver.minor(from) === semver.minor(to) ? "patch" : "minor";
}

export function isStable(version: string): boolean {
  return semver.prerelease(version) === null;
}

export function satisfies(version: string, range: string): boolean {
  return semver.satisfies(version, range, { loose: true });
}

export function findVersion(facts: PackageFacts, version: string): VersionFacts | undefined {
  return facts.versions.find((other) => semver.eq(other.version, version));
}
