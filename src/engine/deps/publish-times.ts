import semver from "semver";
import { majorOf } from "./read-version.ts";
import { monthsBefore } from "./calendar.ts";
import type { PackageFacts, VersionFacts } from "./types.ts";

/** What is known of the newest publish. Either bound may be missing, never made up. */
export interface PublishBounds {
  /** It is not older than this: a version with this publish time exists. */
  readonly notBefore?: number;
  /** It is not younger than this: all times are known, or the document was last changed then. */
  readonly notAfter?: number;
}

/**
 * Bounds for the newest publish over the versions that are still there. `modified` also moves when
 * an owner or a tag changes, so it proves age but never freshness.
 */
export function newestPublish(
  facts: PackageFacts,
  of: (version: VersionFacts) => boolean = () => true,
): PublishBounds {
  let newest: number | undefined;
  let complete = true;
  let count = 0;
  for (const version of facts.versions) {
    if (!of(version)) continue;
    count++;
    if (version.publishedAt === undefined) complete = false;
    else newest = Math.max(newest ?? version.publishedAt, version.publishedAt);
  }
  const notAfter = complete && count > 0 ? newest : latest(facts.modified, newest);
  return {
    ...(newest !== undefined && { notBefore: newest }),
    ...(notAfter !== undefined && { notAfter }),
  };
}

export type Age = "older" | "younger" | "unknown";

/** Whether the newest publish lies before or after the moment `limit`. */
export function ageAgainst(bounds: PublishBounds, limit: number): Age {
  if (bounds.notAfter !== undefined && bounds.notAfter <= limit) return "older";
  if (bounds.notBefore !== undefined && bounds.notBefore > limit) return "younger";
  return "unknown";
}

/** Whether a version has been public for the whole cool-down. A missing time is unknown, not a pass. */
export function coolDown(
  facts: PackageFacts,
  version: VersionFacts,
  now: number,
  coolDownMs: number,
): "past" | "inside" | "unknown" {
  if (coolDownMs <= 0) return "past";
  const limit = now - coolDownMs;
  if (version.publishedAt !== undefined) return version.publishedAt <= limit ? "past" : "inside";
  return facts.modified !== undefined && facts.modified <= limit ? "past" : "unknown";
}

export interface TimesQuery {
  readonly now: number;
  readonly coolDownMs: number;
  readonly staleAfterMonths: number;
  readonly deadMajorAfterMonths: number;
  /** The installed or lowest version, where one is known. */
  readonly current?: string;
  /** True where that version is installed or named exactly, and not merely the lowest of a range. */
  readonly exact?: boolean;
  /** True when upkeep must be decided as well, which needs the times of most living packages. */
  readonly thorough: boolean;
}

/**
 * True when a decision depends on a publish time that an abbreviated document does not give, so
 * that the full one, often fifty times as large, is worth its price.
 */
export function needsFullDocument(facts: PackageFacts, query: TimesQuery): boolean {
  if (facts.form === "full") return false;
  if (facts.versions.length === 0) return true;
  if (facts.versions.every((version) => version.publishedAt !== undefined)) return false;
  const { now } = query;
  const modified = facts.modified ?? Number.POSITIVE_INFINITY;
  const behind = query.current !== undefined && isBehind(facts, query.current);
  if ((behind || query.exact) && modified > now - query.coolDownMs) return true;
  // What is installed and no longer there may have been taken off: only the full one says so.
  if (query.exact && !facts.versions.some(({ version }) => version === query.current)) return true;
  if (
    behind &&
    majorBehind(facts, query.current) &&
    modified > monthsBefore(now, query.deadMajorAfterMonths)
  ) {
    return true;
  }
  if (!query.thorough) return false;
  if (modified > monthsBefore(now, query.staleAfterMonths)) {
    return (
      ageAgainst(newestPublish(facts), monthsBefore(now, query.staleAfterMonths)) === "unknown"
    );
  }
  // Stale for certain. Only the full document names the repository, by which a family is known,
  // and packages of one repository live in one scope.
  return facts.name.startsWith("@") && !facts.name.startsWith("@types/");
}

function isBehind(facts: PackageFacts, current: string): boolean {
  const newest = facts.latest ?? facts.versions.at(-1)?.version;
  return newest !== undefined && semver.valid(current) !== null && semver.gt(newest, current);
}

function majorBehind(facts: PackageFacts, current: string | undefined): boolean {
  const newest = facts.latest ?? facts.versions.at(-1)?.version;
  if (newest === undefined || current === undefined) return false;
  return majorOf(newest) > majorOf(current);
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined) return undefined;
  return b === undefined ? a : Math.max(a, b);
}
