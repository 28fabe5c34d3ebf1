import { compareVersions, majorOf, readVersion } from "./read-version.ts";
import { isVulnerable } from "./holes.ts";
import { nodeAccepts } from "./node-lines.ts";
import { brokenPeers, NO_PEERS } from "./peers.ts";
import { coolDown } from "./publish-times.ts";
import { coolDownOf, type PolicyInput } from "./policy.ts";
import { moveRangeText } from "./range-edit.ts";
import { findVersion, isStable, satisfies, stepBetween } from "./semver-range.ts";
import type { Range } from "../text/range.ts";
import type { DependencyEntry, PackageFacts, VersionFacts } from "./types.ts";
import type { PartnerUpdate, UpdateStep, UpdateTarget } from "./update-target.ts";

/** Why a newer version is not proposed. */
type Obstacle = "vulnerable" | "cool-down" | "node" | "peers" | "age-unknown";

export interface Candidate {
  readonly facts: VersionFacts;
  readonly obstacle: Obstacle | undefined;
}

/** Packages that publish every night have thousands of versions, of which the newest few are looked at. */
class LazyCandidate implements Candidate {
  readonly facts: VersionFacts;
  #find: (() => Obstacle | undefined) | undefined;
  #found: Obstacle | undefined;

  constructor(facts: VersionFacts, find: () => Obstacle | undefined) {
    this.facts = facts;
    this.#find = find;
  }

  get obstacle(): Obstacle | undefined {
    if (this.#find) {
      this.#found = this.#find();
      this.#find = undefined;
    }
    return this.#found;
  }
}

/**
 * Versions above the current one that are worth a proposal, lowest first: not deprecated, not
 * beyond what the registry calls `latest`, of types none for a later major than what they describe,
 * and a prerelease only for those who already run one or
 * where there is nothing else.
 */
export function candidates(
  input: PolicyInput,
  facts: PackageFacts,
  current: string,
): readonly Candidate[] {
  const ceiling = newestOffered(facts, current);
  if (ceiling === undefined) return [];
  const { describedMajor = Infinity } = input;
  const highest = Math.max(describedMajor, majorOf(current));
  const stableExists = facts.versions.some((version) => isStable(version.version));
  const from = findVersion(facts, current);
  return facts.versions
    .filter(
      (version) =>
        compareVersions(version.version, current) > 0 &&
        compareVersions(version.version, ceiling) <= 0 &&
        majorOf(version.version) <= highest &&
        version.deprecated === undefined &&
        (isStable(version.version) || prereleaseFits(version.version, current, stableExists)),
    )
    .map((version) => new LazyCandidate(version, () => obstacleOf(input, facts, version, from)));
}

/**
 * The highest version that may be offered: the tag `latest`. For somebody who already runs
 * something newer it is no offer at all; then only newer builds of that same prerelease are.
 */
function newestOffered(facts: PackageFacts, current: string): string | undefined {
  const tagged = facts.latest ?? highestStable(facts) ?? facts.versions.at(-1)?.version;
  if (tagged !== undefined && compareVersions(tagged, current) > 0) return tagged;
  if (isStable(current)) return undefined;
  return facts.versions.findLast((version) => sameTuple(version.version, current))?.version;
}

/**
 * What to offer to somebody who has to leave a range: the newest that it lets in, as its new lowest
 * version, the newest patch and minor beyond it, and the newest of all. Only the last may break
 * what other packages ask for, and says so; three at most.
 */
export function choices(
  input: PolicyInput,
  facts: PackageFacts,
  current: string,
  newer: readonly Candidate[],
): UpdateTarget[] {
  const { range = "*" } = input.entry;
  const inside = newer.findLast(
    (each) => satisfies(each.facts.version, range) && each.obstacle === undefined,
  );
  const beyond = newer.filter((each) => !satisfies(each.facts.version, range));
  const targets: UpdateTarget[] = [];
  const moved = inside && target(input, current, inside.facts, stepOf(current, inside));
  if (moved?.newText !== undefined) targets.push({ ...moved, within: true });
  for (const step of ["patch", "minor", "major"] as const) {
    const isStep = (each: Candidate): boolean => stepOf(current, each) === step;
    const best = beyond.findLast((each) => isStep(each) && each.obstacle === undefined);
    const newest = step === "major" ? beyond.findLast((each) => isReachable(each)) : undefined;
    const chosen = newest && isStep(newest) ? newest : best;
    if (!chosen) continue;
    targets.push(offered(input, facts, current, chosen));
  }
  return targets.length > 3
    ? targets.filter(({ step, within }) => within || step !== "patch")
    : targets;
}

/** A candidate as a target, with what other packages would no longer find. */
export function offered(
  input: PolicyInput,
  facts: PackageFacts,
  current: string,
  candidate: Candidate,
): UpdateTarget {
  const step = stepOf(current, candidate);
  const offer = target(input, current, candidate.facts, step);
  if (candidate.obstacle !== "peers") return offer;
  return { ...offer, breaks: brokenBy(input, facts, current, candidate.facts) };
}

/** True for versions that could be installed today, even if another package would not like it. */
export function isReachable({ obstacle }: Candidate): boolean {
  return obstacle === undefined || obstacle === "peers";
}

function stepOf(current: string, { facts }: Candidate): UpdateStep {
  return stepBetween(current, facts.version);
}

function brokenBy(
  input: PolicyInput,
  facts: PackageFacts,
  current: string,
  to: VersionFacts,
): string[] {
  return brokenPeers(
    input.entry.name,
    findVersion(facts, current),
    to,
    input.peers ?? NO_PEERS,
    movesAlong(input),
  );
}

function movesAlong({ partners }: PolicyInput): (name: string) => boolean {
  const names = new Set(partners.map(({ entry }) => entry.name));
  return (name) => names.has(name);
}

/** The newest version of a list for each kind of step. */
export function targetsFor(
  input: PolicyInput,
  current: string,
  allowed: readonly VersionFacts[],
): UpdateTarget[] {
  return (["patch", "minor", "major"] as const).flatMap((step) => {
    const best = allowed.findLast((version) => stepBetween(current, version.version) === step);
    return best ? [target(input, current, best, step)] : [];
  });
}

export function target(
  input: PolicyInput,
  current: string,
  version: VersionFacts,
  step: UpdateStep,
): UpdateTarget {
  const text = movedText(input.entry, version.version);
  const together = text === undefined ? undefined : partnerUpdates(input, version.version);
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
  if (!versionPlace(entry) || entry.range === undefined || entry.kind === "any") return undefined;
  return moveRangeText(entry.range, version);
}

/** Where the version of a line is written: in its manifest, or in the catalog that it refers to. */
export function versionPlace({
  versionRange,
  catalog,
}: DependencyEntry): { readonly versionRange: Range; readonly file?: string } | undefined {
  return versionRange ? { versionRange } : catalog;
}

/** Undefined when one of them cannot follow: half a family on a new version is worse than none. */
function partnerUpdates(input: PolicyInput, version: string): readonly PartnerUpdate[] | undefined {
  const updates: PartnerUpdate[] = [];
  for (const { entry, facts } of input.partners) {
    const found = findVersion(facts, version);
    const isFit =
      found?.deprecated === undefined &&
      found !== undefined &&
      coolDown(facts, found, input.now, coolDownOf(input, found.version)) === "past";
    const newText = isFit ? movedText(entry, version) : undefined;
    const place = versionPlace(entry);
    if (newText === undefined || !place) return undefined;
    updates.push({ name: entry.name, ...place, newText });
  }
  return updates;
}

function obstacleOf(
  input: PolicyInput,
  facts: PackageFacts,
  version: VersionFacts,
  from: VersionFacts | undefined,
): Obstacle | undefined {
  if (input.advisories?.some((each) => isVulnerable(version.version, each))) return "vulnerable";
  const age = coolDown(facts, version, input.now, coolDownOf(input, version.version));
  if (age === "inside") return "cool-down";
  if (!nodeAccepts(version.enginesNode, input.enginesNode)) return "node";
  if (age === "unknown") return "age-unknown";
  const { entry, peers = NO_PEERS } = input;
  const broken = brokenPeers(entry.name, from, version, peers, movesAlong(input));
  return broken.length > 0 ? "peers" : undefined;
}

function prereleaseFits(version: string, current: string, stableExists: boolean): boolean {
  return !stableExists || (!isStable(current) && sameTuple(version, current));
}

function sameTuple(a: string, b: string): boolean {
  return readVersion(a)?.compareMain(b) === 0;
}

function highestStable(facts: PackageFacts): string | undefined {
  return facts.versions.findLast((version) => isStable(version.version))?.version;
}
