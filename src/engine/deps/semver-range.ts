import semver from "semver";
import { LOOSE, readRange, readVersion } from "./read-version.ts";
import type { PackageFacts, VersionFacts } from "./types.ts";
import type { UpdateStep } from "./update-target.ts";

/** The most significant number in which two versions differ; prereleases count as patches. */
export function stepBetween(from: string, to: string): UpdateStep {
  const [a, b] = [readVersion(from) ?? from, readVersion(to) ?? to];
  if (semver.major(a) !== semver.major(b)) return "major";
  return semver.minor(a) === semver.minor(b) ? "patch" : "minor";
}

export function isStable(version: string): boolean {
  return (readVersion(version)?.prerelease ?? []).length === 0;
}

export function satisfies(version: string, range: string): boolean {
  const read = readVersion(version, LOOSE);
  return read !== null && (readRange(range, LOOSE)?.test(read) ?? false);
}

const byVersion = new WeakMap<PackageFacts, ReadonlyMap<string, VersionFacts>>();

/** The version of a document that is another text's equal: what is built of it does not count. */
export function findVersion(facts: PackageFacts, version: string): VersionFacts | undefined {
  let versions = byVersion.get(facts);
  if (!versions) {
    // The first of several that are equal counts, and the last entry of a key stays.
    const entries = facts.versions.map((each) => [keyOf(each.version), each] as const);
    versions = new Map(entries.toReversed());
    byVersion.set(facts, versions);
  }
  return versions.get(keyOf(version));
}

function keyOf(version: string): string {
  return readVersion(version)?.version ?? version;
}
