import semver from "semver";
import type { Fact } from "../findings/finding.ts";
import { day } from "./calendar.ts";
import { currentVersion } from "./current-version.ts";
import { plain, sentence } from "./plain-text.ts";
import { answered, type PolicyInput } from "./policy.ts";
import { namedReplacement, replacementTarget } from "./replacement.ts";
import { findVersion, isStable, satisfies, stepBetween } from "./semver-range.ts";
import type { Assessment, PackageFacts, VersionFacts } from "./types.ts";
import type { UpdateTarget } from "./update-target.ts";
import { candidates, target, targetsFor } from "./versions.ts";

const NOTHING: Assessment = { verdicts: [], undecided: [] };
const MESSAGE_LENGTH = 300;

/**
 * The version in use carries its maintainers' warning. The lockfile tells without any network;
 * a registry that tells of deprecations, being younger, has the last word. Mirrors that tell of none
 * at all leave the lockfile its word: silence is no answer.
 */
export function assessDeprecated(input: PolicyInput): Assessment {
  if (input.entry.field === "peerDependencies") return NOTHING;
  const facts = answered(input);
  const found = deprecatedVersion(input, facts);
  if (!found) return NOTHING;
  const { name } = input.entry;
  const whole = facts !== undefined && isWholePackage(facts);
  const own = whole || !facts ? [] : safeTargets(input, facts, found.version);
  const renamed = replacementTarget(input, found);
  const targets = renamed ? [...own, renamed] : own;
  const message = plain(found.message, MESSAGE_LENGTH);
  const rows: Fact[] = [
    { label: "Deprecated", value: whole ? "the whole package" : `version ${found.version}` },
    { label: "Maintainers say", value: message },
  ];
  if (found.publishedAt !== undefined)
    rows.push({ label: "Published", value: day(found.publishedAt) });
  return {
    verdicts: [
      {
        rule: "dep-deprecated",
        level: "warning",
        preset: "quiet",
        what: sentence(
          name,
          (shown) =>
            `${shown}${whole ? "" : ` ${found.version}`} is deprecated: ${plain(found.message, 70)}`,
        ),
        help: help(message, whole, targets),
        facts: rows,
        targets,
      },
    ],
    undecided: [],
  };
}

/** True when no release is left that is not deprecated. Prereleases do not count either way. */
export function isWholePackage(facts: PackageFacts): boolean {
  const stable = facts.versions.filter((version) => isStable(version.version));
  const counted = stable.length > 0 ? stable : facts.versions;
  return counted.length > 0 && counted.every((version) => version.deprecated !== undefined);
}

interface Found {
  readonly version: string;
  readonly message: string;
  readonly publishedAt?: number;
}

function deprecatedVersion(input: PolicyInput, facts: PackageFacts | undefined): Found | undefined {
  const current = currentVersion(input);
  const { locked } = input.facts;
  if (current?.locked) {
    const known = facts && findVersion(facts, current.version);
    if (known?.deprecated !== undefined) return foundOf(known, known.deprecated);
    if (known && facts.versions.some((version) => version.deprecated !== undefined))
      return undefined;
    if (locked?.deprecated === undefined) return undefined;
    return { version: current.version, message: locked.deprecated };
  }
  return facts && unlockedVersion(input, facts);
}

/** Without a lockfile npm avoids deprecated versions, so only a range without any other is a finding. */
function unlockedVersion(input: PolicyInput, facts: PackageFacts): Found | undefined {
  const { range, tag } = input.entry;
  const inRange = tag === undefined ? inRangeVersions(facts, range) : tagged(facts, tag);
  const newest = inRange.at(-1);
  if (newest?.deprecated === undefined) return undefined;
  if (inRange.some((version) => version.deprecated === undefined)) return undefined;
  return foundOf(newest, newest.deprecated);
}

function inRangeVersions(facts: PackageFacts, range: string | undefined): readonly VersionFacts[] {
  if (range === undefined) return [];
  return facts.versions.filter((version) => satisfies(version.version, range));
}

function tagged(facts: PackageFacts, tag: string): readonly VersionFacts[] {
  const version = facts.tags.find(([name]) => name === tag)?.[1];
  const found = version === undefined ? undefined : findVersion(facts, version);
  return found ? [found] : [];
}

function foundOf(version: VersionFacts, message: string): Found {
  return {
    version: version.version,
    message,
    ...(version.publishedAt !== undefined && { publishedAt: version.publishedAt }),
  };
}

/** Never lower than the current version, and an edit only where the new range leaves the old version out. */
function safeTargets(input: PolicyInput, facts: PackageFacts, current: string): UpdateTarget[] {
  if (semver.valid(current) === null) return [];
  const allowed = candidates(input, facts, current)
    .filter((candidate) => !candidate.obstacle)
    .map((candidate) => candidate.facts);
  const { range } = input.entry;
  const best =
    range === undefined
      ? undefined
      : allowed.findLast((version) => satisfies(version.version, range));
  // What the range lets in anyway is the smallest change: nothing further is offered then.
  const list = best
    ? [target(input, current, best, stepBetween(current, best.version))]
    : targetsFor(input, current, allowed);
  // An edit that still lets the old version in would change nothing.
  return list.map(({ newText, ...each }) =>
    newText === undefined || satisfies(current, newText) ? each : { ...each, newText },
  );
}

function help(message: string, whole: boolean, targets: readonly UpdateTarget[]): string {
  const first = targets[0];
  if (first?.replacement !== undefined) {
    return `Its maintainers go on as ${first.replacement}, which has the same versions: use that.`;
  }
  if (first) {
    return first.newText === undefined
      ? `Version ${first.version} is not deprecated and the range lets it in: refresh the lockfile.`
      : `Move to ${first.version}, which is not deprecated.`;
  }
  const replacement = namedReplacement(message);
  if (replacement !== undefined) return `Its maintainers name ${replacement}: plan the move.`;
  return whole
    ? "No version is left that is not deprecated: plan the move to another package."
    : "Move to a version that is not deprecated, or to another package.";
}
