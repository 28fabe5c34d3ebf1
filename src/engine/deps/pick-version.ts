import semver from "semver";
import { readSpec } from "./spec.ts";
import type { PackageFacts, VersionFacts } from "./types.ts";
import { satisfies } from "./semver-range.ts";

/** What somebody asks a registry for. */
export interface Asked {
  readonly name: string;
  /** Undefined where the text names no registry package, such as an address. */
  readonly pick: ((facts: PackageFacts) => VersionFacts | undefined) | undefined;
  /** Whether an installed version is one of those that were asked for; never for a tag. */
  fits(version: string): boolean;
}

/** Reads what a package asks for under a key: `^1.0.0`, `npm:other@1`, `latest`. */
export function readAsked(key: string, spec: string): Asked {
  const { name, range, tag } = readSpec(key, spec);
  if (range !== undefined) {
    return {
      name,
      pick: (facts) => pickVersion(facts, range),
      fits: (version) => satisfies(version, range),
    };
  }
  if (tag === undefined) return { name, pick: undefined, fits: () => false };
  return { name, pick: (facts) => versionOf(facts, tagged(facts, tag)), fits: () => false };
}

/**
 * The version that package managers take for a range: that of the tag `latest` where it fits, else
 * the highest, and a deprecated one only where there is nothing else. Judged by
 * `npm-pick-manifest` in a test.
 */
function pickVersion(facts: PackageFacts, range: string): VersionFacts | undefined {
  const latest = versionOf(facts, facts.latest);
  const isOffered = latest && (range === "*" || satisfies(latest.version, range));
  if (isOffered && latest.deprecated === undefined) return latest;
  const fitting = facts.versions.filter((each) => satisfies(each.version, range));
  return fitting.findLast((each) => each.deprecated === undefined) ?? fitting.at(-1);
}

function tagged({ tags }: PackageFacts, tag: string): string | undefined {
  return tags.find(([name]) => name === tag)?.[1];
}

function versionOf(
  { versions }: PackageFacts,
  version: string | undefined,
): VersionFacts | undefined {
  return version === undefined
    ? undefined
    : versions.find((each) => semver.eq(each.version, version));
}
