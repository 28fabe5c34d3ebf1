import type { Fact } from "../findings/finding.ts";
import { compareVersions, majorOf } from "./read-version.ts";
import { day, monthsBefore, span } from "./calendar.ts";
import { currentVersion } from "./current-version.ts";
import { plain, sentence } from "./plain-text.ts";
import { answered, type PolicyInput } from "./policy.ts";
import { ageAgainst, newestPublish } from "./publish-times.ts";
import { findVersion, isStable, satisfies, stepBetween } from "./semver-range.ts";
import { isSensitive } from "./sensitive.ts";
import type { Assessment, PackageFacts, Verdict, VersionFacts } from "./types.ts";
import type { UpdateTarget } from "./update-target.ts";
import { type Candidate, candidates, choices, isReachable } from "./versions.ts";

const NOTHING: Assessment = { verdicts: [], undecided: [] };

/**
 * Behind what the declared range can reach: a hint for patches and minors, information for
 * majors, a warning when the major in use is no longer released or opens the till. What the range
 * lets in is a matter of refreshing the lockfile and no finding.
 */
export function assessOutdated(input: PolicyInput): Assessment {
  const facts = answered(input);
  const current = currentVersion(input);
  const { range } = input.entry;
  if (!facts || !current || range === undefined || input.entry.field === "peerDependencies") {
    return NOTHING;
  }
  const newer = candidates(input, facts, current.version);
  const inRange = (candidate: Candidate): boolean => satisfies(candidate.facts.version, range);
  const beyond = newer.filter((candidate) => !inRange(candidate));
  const reachable = beyond.findLast((each) => isReachable(each))?.facts;
  const wanted = newer.findLast((each) => inRange(each) && isReachable(each))?.facts;
  const reach = reachable ?? newestBehind(beyond, "node") ?? newestBehind(beyond, "age-unknown");
  if (!reach) return NOTHING;
  const situation: Situation = {
    input,
    facts,
    current: current.version,
    isLocked: current.locked,
    beyond,
    reach,
    wanted,
    targets: choices(input, facts, current.version, newer),
  };
  const ageUnknown = !reachable && newestBehind(beyond, "age-unknown") !== undefined;
  const text = "The registry gives no publish dates, so the cool-down cannot be checked.";
  return {
    verdicts: [verdict(situation)],
    undecided: ageUnknown ? [{ rule: "dep-outdated", text }] : [],
  };
}

interface Situation {
  readonly input: PolicyInput;
  readonly facts: PackageFacts;
  readonly current: string;
  readonly isLocked: boolean;
  /** Newer than what the range lets in. */
  readonly beyond: readonly Candidate[];
  /** The newest of these that the finding speaks of. */
  readonly reach: VersionFacts;
  /** What a refresh of the lockfile would give. */
  readonly wanted: VersionFacts | undefined;
  readonly targets: readonly UpdateTarget[];
}

function verdict(situation: Situation): Verdict {
  const { input, facts, current, reach, targets } = situation;
  const { name } = input.entry;
  const isMajor = stepBetween(current, reach.version) === "major";
  const behind = majorsBehind(facts, current, reach.version);
  const isDead = isMajor && isDeadMajor(input, facts, current);
  const isCritical = behind >= 2 && isSensitive(name);
  const isEnded = input.lineEnded === true;
  const isWarning = isEnded || (isMajor && (isDead || isCritical));
  return {
    rule: "dep-outdated",
    level: isWarning ? "warning" : isMajor ? "information" : "hint",
    preset: isMajor || isEnded ? "quiet" : "balanced",
    what: sentence(name, (shown) => {
      const version = `${shown} ${current}`;
      if (!isMajor)
        return `${version} is behind ${reach.version}, which its range does not let in.`;
      const count = behind === 1 ? "1 major version" : `${behind} major versions`;
      const months = span(input.thresholds.deadMajorAfterMonths);
      const end = isDead ? `; its own major had no release for ${months}` : "";
      return `${version} is ${count} behind ${reach.version}${end}.`;
    }),
    help: help(situation),
    facts: factsOf(situation),
    targets,
  };
}

function help({ input, reach, beyond, targets }: Situation): string {
  const best = targets.findLast((each) => each.within !== true);
  if (best?.breaks?.[0] !== undefined) {
    return `Update to ${best.version} together with what it would break: ${listed(best.breaks)}.`;
  }
  if (best && input.partners.length > 0) {
    const names = plain(input.partners.map((partner) => partner.entry.name).join(", "), 200);
    return `It is released in step with ${names}: update them together to ${best.version}.`;
  }
  if (best) {
    const verb = best.breaking
      ? "Read its changelog for breaking changes first, then update"
      : "Update";
    const date = best.publishedAt === undefined ? "" : `, published ${day(best.publishedAt)}`;
    return `${verb} to ${best.version}${date}.`;
  }
  if (beyond.find((candidate) => candidate.facts === reach)?.obstacle === "node") {
    const wanted = plain(reach.enginesNode ?? "", 60);
    const promised = plain(input.enginesNode ?? "", 60);
    return `It needs Node ${wanted} and the project promises ${promised}: raise engines.node first.`;
  }
  return "The registry gives no publish dates, so nobody can say that the release has been out long enough. Look at it before updating.";
}

function factsOf({ facts, current, isLocked, reach, beyond, wanted, targets }: Situation): Fact[] {
  const rows: Fact[] = [];
  const add = (label: string, version: VersionFacts | undefined, note?: string): void => {
    if (version) rows.push({ label, value: note ?? dated(version.version, version.publishedAt) });
  };
  const installed = findVersion(facts, current)?.publishedAt;
  rows.push({
    label: isLocked ? "Installed" : "Lowest in range",
    value: dated(current, installed),
  });
  add("Newest in range", wanted);
  add("Newest to move to", reach);
  if (facts.latest !== undefined && facts.latest !== reach.version) {
    add("Tagged latest", findVersion(facts, facts.latest));
  }
  const breaks = targets.flatMap((each) => each.breaks ?? []);
  if (breaks.length > 0) rows.push({ label: "Breaks", value: listed(breaks) });
  add("Too fresh", newestBehind(beyond, "cool-down"));
  const node = newestBehind(beyond, "node");
  add("Needs another Node", node, `${node?.version} (${plain(node?.enginesNode ?? "", 60)})`);
  return rows;
}

/** A few of a list, and how many more there are. */
function listed(breaks: readonly string[]): string {
  const shown = breaks.slice(0, 3).map((each) => plain(each, 90));
  const more = breaks.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

function dated(version: string, time: number | undefined): string {
  return time === undefined ? `${version} (publish date unknown)` : `${version} (${day(time)})`;
}

function newestBehind(
  list: readonly Candidate[],
  obstacle: Candidate["obstacle"],
): VersionFacts | undefined {
  return list.findLast((candidate) => candidate.obstacle === obstacle)?.facts;
}

/** How many majors were released after the current one: numbers that were never used do not count. */
function majorsBehind(facts: PackageFacts, current: string, reach: string): number {
  const majors = new Set<number>();
  for (const { version } of facts.versions) {
    if (!isStable(version) && version !== reach) continue;
    if (compareVersions(version, reach) <= 0) majors.add(majorOf(version));
  }
  return [...majors].filter((major) => major > majorOf(current)).length;
}

function isDeadMajor(input: PolicyInput, facts: PackageFacts, current: string): boolean {
  const major = majorOf(current);
  const bounds = newestPublish(facts, ({ version }) => majorOf(version) === major);
  const limit = monthsBefore(input.now, input.thresholds.deadMajorAfterMonths);
  return ageAgainst(bounds, limit) === "older";
}
