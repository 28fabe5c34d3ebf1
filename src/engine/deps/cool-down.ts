import semver from "semver";
import type { Fact } from "../findings/finding.ts";
import { compareVersions, majorOf } from "./read-version.ts";
import { day } from "./calendar.ts";
import { currentVersion } from "./current-version.ts";
import { isVulnerable } from "./holes.ts";
import { sentence } from "./plain-text.ts";
import { answered, coolDownOf, DEFAULT_THRESHOLDS, type PolicyInput } from "./policy.ts";
import { coolDown } from "./publish-times.ts";
import { findVersion, isStable, stepBetween } from "./semver-range.ts";
import type { Assessment, DependencyFacts, PackageFacts, VersionFacts } from "./types.ts";
import type { UpdateTarget } from "./update-target.ts";

const RULE = "dep-cooldown";
const NOTHING: Assessment = { verdicts: [], undecided: [] };

/**
 * A locked or exactly pinned version that has not been out for as long as the project waits for
 * releases. What a range would let in is chosen by the package manager, which knows its own setting.
 */
export function assessCoolDown(input: PolicyInput): Assessment {
  const facts = answered(input);
  const version = exactVersion(input);
  const known = facts && version !== undefined ? findVersion(facts, version) : undefined;
  if (!facts || !known || input.entry.field === "peerDependencies") return NOTHING;
  const ms = coolDownOf(input, known.version);
  const age = coolDown(facts, known, input.now, ms);
  if (age === "past") return NOTHING;
  if (age === "unknown") return { verdicts: [], undecided: undecided(facts, known) };
  const older = olderVersion(input, facts, known.version);
  const where = whereItIsSet(input);
  const wait = duration(ms);
  const out = duration(input.now - (known.publishedAt ?? input.now));
  const rows: Fact[] = [
    { label: "Published", value: day(known.publishedAt ?? input.now) },
    { label: "Old enough on", value: day((known.publishedAt ?? input.now) + ms) },
    { label: "The wait is set in", value: where ?? "nothing: 72 hours are the default" },
  ];
  return {
    verdicts: [
      {
        rule: RULE,
        level: "information",
        // A project that says how long it waits wants to know; others may not have thought of it.
        preset: where === undefined ? "balanced" : "quiet",
        what: sentence(
          input.entry.name,
          (shown) =>
            `${shown} ${known.version} has been out for ${out}; releases wait ${wait} in this project.`,
        ),
        help: helpOf(older),
        facts: rows,
        targets: older ? [pin(input, known.version, older)] : [],
      },
    ],
    undecided: [],
  };
}

/** True for a version that is known not to have been out for long enough: no fix may propose it. */
export function isTooYoung(facts: DependencyFacts, version: string, now: number): boolean {
  return waited(facts, version, now) === "inside";
}

/** Whether a version has certainly been out for long enough: it is published, and its day is known. */
export function isOldEnough(facts: DependencyFacts, version: string, now: number): boolean {
  return waited(facts, version, now) === "past";
}

function waited(
  { lookup, coolDown: own }: DependencyFacts,
  version: string,
  now: number,
): ReturnType<typeof coolDown> {
  const known = lookup?.ok ? findVersion(lookup.facts, version) : undefined;
  if (!lookup?.ok || !known) return "unknown";
  const facts = { lookup, ...(own && { coolDown: own }) };
  const ms = coolDownOf({ facts, thresholds: DEFAULT_THRESHOLDS }, version);
  return coolDown(lookup.facts, known, now, ms);
}

function whereItIsSet({ facts: { coolDown, lookup } }: PolicyInput): string | undefined {
  if (coolDown) return coolDown.file;
  return lookup?.ok && lookup.coolDownMs !== undefined ? "the settings of npm" : undefined;
}

function helpOf(older: VersionFacts | undefined): string {
  const why = "Most releases that steal are found within days.";
  return older
    ? `${why} ${older.version} has been out for longer: stay with it, unless this one mends a hole.`
    : `${why} No older version can take its place: look at what changed, or wait.`;
}

function exactVersion(input: PolicyInput): string | undefined {
  const current = currentVersion(input);
  if (current?.locked === true) return current.version;
  return semver.valid(input.entry.range ?? "", true) ?? undefined;
}

/** Only where the full document was read: else nobody has asked for the day, or asking failed. */
function undecided(facts: PackageFacts, { version }: VersionFacts): Assessment["undecided"] {
  if (facts.form !== "full") return [];
  const text = `The registry does not say when ${version} was published, so its age cannot be checked.`;
  return [{ rule: RULE, text }];
}

/** The newest version below the current one, of the same major, that has been out for long enough. */
function olderVersion(
  input: PolicyInput,
  facts: PackageFacts,
  current: string,
): VersionFacts | undefined {
  return facts.versions.findLast(
    (each) =>
      compareVersions(each.version, current) < 0 &&
      majorOf(each.version) === majorOf(current) &&
      (isStable(each.version) || !isStable(current)) &&
      each.deprecated === undefined &&
      !input.advisories?.some((advisory) => isVulnerable(each.version, advisory)) &&
      coolDown(facts, each, input.now, coolDownOf(input, each.version)) === "past",
  );
}

/** A range would still let the fresh version in, so the line names the older one exactly. */
function pin({ entry, partners }: PolicyInput, from: string, to: VersionFacts): UpdateTarget {
  // Half of a family on another version is worse than a young one.
  const isAlone = partners.length === 0 && entry.versionRange !== undefined && entry.kind !== "any";
  const prefix = /^[=\s]*[vV](?=\d)/.test(entry.range ?? "") ? "v" : "";
  return {
    version: to.version,
    step: stepBetween(to.version, from),
    breaking: false,
    older: true,
    ...(to.publishedAt !== undefined && { publishedAt: to.publishedAt }),
    ...(isAlone && { newText: `${prefix}${to.version}` }),
  };
}

/** `40 minutes`, `30 hours`, `3 days`, rounded down. */
function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
