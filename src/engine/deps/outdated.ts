import semver from "semver";
import type { Fact } from "../findings/finding.ts";
import { day, monthsBefore, span } from "./calendar.ts";
import { sentence } from "./plain-text.ts";
import { answered, type PolicyInput } from "./policy.ts";
import { ageAgainst, newestPublish } from "./publish-times.ts";
import { isSensitive } from "./sensitive.ts";
import type { Assessment, PackageFacts, UpdateTarget, Verdict, VersionFacts } from "./types.ts";
import {
  candidates,
  currentVersion,
  findVersion,
  isStable,
  satisfies,
  stepBetween,
  targetsFor,
  type Candidate,
} from "./versions.ts";

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
  const beyond = candidates(input, facts, current.version).filter(
    (candidate) => !satisfies(candidate.facts.version, range),
  );
  const allowed = beyond.filter((candidate) => !candidate.obstacle).map(({ facts: v }) => v);
  const reach =
    allowed.at(-1) ?? newestBehind(beyond, "node") ?? newestBehind(beyond, "age-unknown");
  if (!reach) return NOTHING;
  const targets = targetsFor(input, current.version, allowed);
  const undecided =
    allowed.length === 0 && newestBehind(beyond, "age-unknown")
      ? [
          {
            rule: "dep-outdated" as const,
            text: "The registry gives no publish dates, so the cool-down cannot be checked.",
          },
        ]
      : [];
  return { verdicts: [verdict(input, facts, current.version, reach, beyond, targets)], undecided };
}

function verdict(
  input: PolicyInput,
  facts: PackageFacts,
  current: string,
  reach: VersionFacts,
  beyond: readonly Candidate[],
  targets: readonly UpdateTarget[],
): Verdict {
  const { name } = input.entry;
  const step = stepBetween(current, reach.version);
  const behind = majorsBehind(facts, current, reach.version);
  const dead = step === "major" && isDeadMajor(input, facts, current);
  const critical = behind >= 2 && isSensitive(name);
  return {
    rule: "dep-outdated",
    level: step === "major" ? (dead || critical ? "warning" : "information") : "hint",
    preset: step === "major" ? "quiet" : "balanced",
    what: sentence(name, (shown) => {
      if (step !== "major")
        return `${shown} ${current} is behind ${reach.version}, which its range does not let in.`;
      const count = behind === 1 ? "1 major version" : `${behind} major versions`;
      const end = dead
        ? `; its own major had no release for ${span(input.thresholds.deadMajorAfterMonths)}`
        : "";
      return `${shown} ${current} is ${count} behind ${reach.version}${end}.`;
    }),
    help: help(input, reach, beyond, targets),
    facts: factsOf(facts, current, reach, beyond, input),
    targets,
  };
}

function help(
  input: PolicyInput,
  reach: VersionFacts,
  beyond: readonly Candidate[],
  targets: readonly UpdateTarget[],
): string {
  const best = targets.at(-1);
  if (best) {
    const change = best.breaking
      ? "Read its changelog for breaking changes first, then update"
      : "Update";
    return `${change} to ${best.version}${best.publishedAt === undefined ? "" : `, published ${day(best.publishedAt)}`}.`;
  }
  const obstacle = beyond.find((candidate) => candidate.facts === reach)?.obstacle;
  if (obstacle === "node") {
    return `It needs Node ${reach.enginesNode ?? ""} and the project promises ${input.enginesNode ?? ""}: raise engines.node first.`;
  }
  return "The registry gives no publish dates, so nobody can say that the release has been out long enough. Look at it before updating.";
}

function factsOf(
  facts: PackageFacts,
  current: string,
  reach: VersionFacts,
  beyond: readonly Candidate[],
  input: PolicyInput,
): Fact[] {
  const rows: Fact[] = [
    {
      label: input.facts.locked?.version === undefined ? "Lowest in range" : "Installed",
      value: dated(current, findVersion(facts, current)?.publishedAt),
    },
    { label: "Newest to move to", value: dated(reach.version, reach.publishedAt) },
  ];
  if (facts.latest !== undefined && facts.latest !== reach.version) {
    rows.push({
      label: "Tagged latest",
      value: dated(facts.latest, findVersion(facts, facts.latest)?.publishedAt),
    });
  }
  const fresh = newestBehind(beyond, "cool-down");
  if (fresh) rows.push({ label: "Too fresh", value: dated(fresh.version, fresh.publishedAt) });
  const node = newestBehind(beyond, "node");
  if (node)
    rows.push({
      label: "Needs another Node",
      value: `${node.version} (${node.enginesNode ?? ""})`,
    });
  return rows;
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
    if (semver.lte(version, reach)) majors.add(semver.major(version));
  }
  return [...majors].filter((major) => major > semver.major(current)).length;
}

function isDeadMajor(input: PolicyInput, facts: PackageFacts, current: string): boolean {
  const major = semver.major(current);
  const bounds = newestPublish(facts, ({ version }) => semver.major(version) === major);
  const limit = monthsBefore(input.now, input.thresholds.deadMajorAfterMonths);
  return ageAgainst(bounds, limit) === "older";
}
