import semver from "semver";
import { nodeAccepts } from "./node-lines.ts";
import { coolDown } from "./publish-times.ts";
import { coolDownOf, type Partner, type PolicyInput } from "./policy.ts";
import { moveRangeText } from "./range-edit.ts";
import type {
  DependencyEntry,
  PackageFacts,
  PartnerUpdate,
  UpdateStep,
  UpdateTarget,
  VersionFacts,
} from "./types.ts";

/**
 * The version in use: the lockfile's, when it fits the range or an override set it; else the
 * lowest that the range lets in, since the lockfile is then older than the manifest. `locked` says
 * which of the two.
 */
export function currentVersion(
  input: PolicyInput,
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

/** Why a newer version is not proposed. */
type Obstacle = "cool-down" | "age-unknown" | "node";

export interface Candidate {
  readonly facts: VersionFacts;
  readonly obstacle?: Obstacle;
}

/**
 * Versions above the current one that are worth a proposal, lowest first: not deprecated, not
 * beyond what the registry calls `latest`, and a prerelease only for those who already run one or
 * where there is nothing else.
 */
export function candidates(
  input: PolicyInput,
  facts: PackageFacts,
  current: string,
): readonly Candidate[] {
  const ceiling = newestOffered(facts, current);
  if (ceiling === undefined) return [];
  const stableExists = facts.versions.some((version) => isStable(version.version));
  return facts.versions
    .filter(
      (version) =>
        semver.gt(version.version, current) &&
        semver.lte(version.version, ceiling) &&
        version.deprecated === undefined &&
        (isStable(version.version) || prereleaseFits(version.version, current, stableExists)),
    )
    .map((version) => {
      const obstacle = obstacleOf(input, facts, version);
      return obstacle ? { facts: version, obstacle } : { facts: version };
    });
}

/**
 * The highest version that may be offered: the tag `latest`. For somebody who already runs
 * something newer it is no offer at all; then only newer builds of that same prerelease are.
 */
function newestOffered(facts: PackageFacts, current: string): string | undefined {
  const tagged = facts.latest ?? highestStable(facts) ?? facts.versions.at(-1)?.version;
  if (tagged !== undefined && semver.gt(tagged, current)) return tagged;
  if (isStable(current)) return undefined;
  return facts.versions.findLast((version) => sameTuple(version.version, current))?.version;
}

/** What the newest version of a list of candidates for each kind of step would be. */
export function targetsFor(
  input: PolicyInput,
  current: string,
  allowed: readonly VersionFacts[],
): UpdateTarget[] {
  const targets: UpdateTarget[] = [];
  for (const step of ["patch", "minor", "major"] as const) {
    const best = allowed.findLast((version) => stepBetween(current, version.version) === step);
    if (best) targets.push(target(input, current, best, step));
  }
  return targets;
}

export function target(
  input: PolicyInput,
  current: string,
  version: VersionFacts,
  step: UpdateStep,
): UpdateTarget {
  const text = movedText(input.entry, version.version);
  const together = text === undefined ? undefined : partnerUpdates(input.partners, version.version);
  return {
    version: version.version,
    step,
    breaking: !satisfies(version.version, `^${current}`),
    ...(version.publishedAt !== undefined && { publishedAt: version.publishedAt }),
    ...(text !== undefined && together !== undefined && { newText: text }),
    ...(together !== undefined && together.length > 0 && { together }),
  };
}

function movedText(entry: DependencyEntry, version: string): string | undefined {
  if (!entry.versionRange || entry.range === undefined || entry.kind === "any") return undefined;
  return moveRangeText(entry.range, version);
}

/** Undefined when one of them cannot follow: half a family on a new version is worse than none. */
function partnerUpdates(
  partners: readonly Partner[],
  version: string,
): readonly PartnerUpdate[] | undefined {
  const updates: PartnerUpdate[] = [];
  for (const { entry, facts } of partners) {
    const found = findVersion(facts, version);
    const newText = found && found.deprecated === undefined ? movedText(entry, version) : undefined;
    if (newText === undefined || !entry.versionRange) return undefined;
    updates.push({ name: entry.name, versionRange: entry.versionRange, newText });
  }
  return updates;
}

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

function obstacleOf(
  input: PolicyInput,
  facts: PackageFacts,
  version: VersionFacts,
): Obstacle | undefined {
  const age = coolDown(facts, version, input.now, coolDownOf(input));
  if (age === "inside") return "cool-down";
  if (!nodeAccepts(version.enginesNode, input.enginesNode)) return "node";
  return age === "unknown" ? "age-unknown" : undefined;
}

function prereleaseFits(version: string, current: string, stableExists: boolean): boolean {
  return !stableExists || (!isStable(current) && sameTuple(version, current));
}

function sameTuple(a: string, b: string): boolean {
  return (
    semver.major(a) === semver.major(b) &&
    semver.minor(a) === semver.minor(b) &&
    semver.patch(a) === semver.patch(b)
  );
}

function highestStable(facts: PackageFacts): string | undefined {
  return facts.versions.findLast((version) => isStable(version.version))?.version;
}
