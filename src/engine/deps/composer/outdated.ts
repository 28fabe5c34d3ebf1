import { type Advisory } from "../advisory.ts";
import { day, monthsBefore, span } from "../calendar.ts";
import { plain, sentence } from "../plain-text.ts";
import { DEFAULT_THRESHOLDS } from "../policy.ts";
import type { ComposerAnswers, ComposerTold } from "./answers.ts";
import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import type { ComposerEntry, ComposerLock, ComposerManifest } from "./facts.ts";
import {
  compareComposerVersions,
  type ComposerVersion,
  isStableRelease,
  readComposerVersion,
} from "./version.ts";

/** A line of composer.json that is behind what Packagist offers and its constraint does not let in. */
export interface OutdatedComposer {
  readonly entry: ComposerEntry;
  readonly current: string;
  /** As Packagist writes it. */
  readonly to: string;
  readonly publishedAt: number;
  readonly isMajor: boolean;
  /** Nothing of the major in use was released for a year. */
  readonly isDead: boolean;
  readonly what: string;
  readonly help: string;
}

interface Release {
  readonly text: string;
  readonly version: ComposerVersion;
  readonly publishedAt: number;
}

/**
 * Versions that could really be moved to: stable, out for longer than the usual cool-down, not known
 * to be vulnerable, for the PHP that the project promises. A package that another installed one asks
 * for as well is left alone, since nobody here knows what that one would let in.
 */
export function outdatedComposer(
  { entries }: ComposerManifest,
  lock: ComposerLock | undefined,
  answers: ComposerAnswers | undefined,
  now: number,
): OutdatedComposer[] {
  if (!lock || !answers) return [];
  const held = new Set([...lock.packages.values()].flatMap(({ requires }) => requires));
  const php = lowestPhp(entries);
  const known = answers.advisories.ok ? answers.advisories.advisories : undefined;
  return entries.flatMap((entry): OutdatedComposer[] => {
    const told = answers.told.get(entry.name);
    const locked = lock.packages.get(entry.name);
    if (!told?.ok || told.abandoned !== false || !locked) return [];
    if ([entry.name, ...locked.standsFor].some((name) => held.has(name))) return [];
    const current = readComposerVersion(locked.version);
    const constraint = readComposerConstraint(entry.constraint);
    if (current?.kind !== "release" || !constraint || /dev-|@/.test(entry.constraint)) return [];
    const limit = now - DEFAULT_THRESHOLDS.coolDownMs;
    const releases = releasesOf(told, php, known?.get(entry.name) ?? []);
    const newest = releases
      .filter(({ version, publishedAt }) => isAbove(version, current) && publishedAt <= limit)
      .reduce<Release | undefined>(
        (best, each) => (best && !isAbove(each.version, best.version) ? best : each),
        undefined,
      );
    if (!newest || satisfiesComposer(newest.version, constraint)) return [];
    const isMajor = majorOf(newest.version) !== majorOf(current);
    const months = DEFAULT_THRESHOLDS.deadMajorAfterMonths;
    const isDead = isMajor && isOver(told, majorOf(current), monthsBefore(now, months));
    const end = isDead ? `; its own major had no release for ${span(months)}` : "";
    return [
      {
        entry,
        current: locked.version,
        to: newest.text,
        publishedAt: newest.publishedAt,
        isMajor,
        isDead,
        what: sentence(
          entry.name,
          (name) =>
            `${name} ${plain(locked.version, 20)} is behind ${plain(newest.text, 20)}${isMajor ? end : ", which its constraint does not let in"}.`,
        ),
        help: helpOf(entry, newest),
      },
    ];
  });
}

function releasesOf(
  { versions, releases = {} }: ComposerTold,
  php: ComposerVersion | undefined,
  advisories: readonly Advisory[],
): Release[] {
  return versions.flatMap((text): Release[] => {
    const version = readComposerVersion(text);
    const release = Object.hasOwn(releases, text) ? releases[text] : undefined;
    if (!version || !isStableRelease(version) || release?.publishedAt === undefined) return [];
    const wanted = release.php === undefined ? undefined : readComposerConstraint(release.php);
    if (php && wanted && !satisfiesComposer(php, wanted)) return [];
    const isVulnerable = advisories.some(({ vulnerable }) => {
      const range = readComposerConstraint(vulnerable);
      return range !== undefined && satisfiesComposer(version, range);
    });
    return isVulnerable ? [] : [{ text, version, publishedAt: release.publishedAt }];
  });
}

/** The lowest PHP that composer.json lets in; undefined where it says nothing of it. */
function lowestPhp(entries: readonly ComposerEntry[]): ComposerVersion | undefined {
  const said = entries.find(({ name, field }) => name === "php" && field === "require");
  const bounds = (said?.constraint ?? "").matchAll(/(<=?|!=|<>)?\s*v?(\d+(?:\.\d+)*)/g);
  let lowest: ComposerVersion | undefined;
  for (const [, upper, text = ""] of bounds) {
    const version = upper === undefined ? readComposerVersion(text) : undefined;
    if (version && (!lowest || isAbove(lowest, version))) lowest = version;
  }
  return lowest;
}

/** True where every release of a major has its day, and the newest of them lies before a moment. */
function isOver({ versions, releases = {} }: ComposerTold, major: unknown, limit: number): boolean {
  const days = versions.flatMap((text) => {
    const version = readComposerVersion(text);
    const isOwn = version?.kind === "release" && majorOf(version) === major;
    return isOwn ? [Object.hasOwn(releases, text) ? releases[text]?.publishedAt : undefined] : [];
  });
  return days.length > 0 && days.every((each) => each !== undefined && each <= limit);
}

function isAbove(a: ComposerVersion, b: ComposerVersion): boolean {
  return (compareComposerVersions(a, b) ?? 0) > 0;
}

function majorOf(version: ComposerVersion): unknown {
  return version.kind === "release" ? version.parts[0] : undefined;
}

/** The constraint keeps its prefix and its length; what has none of the usual ones is for people to write. */
function helpOf(
  { name, field, constraint }: ComposerEntry,
  { text, publishedAt }: Release,
): string {
  const date = `published ${day(publishedAt)}`;
  const [, prefix, given = ""] = /^\s*([\^~]?)v?(\d+(?:\.\d+){0,3})\s*$/.exec(constraint) ?? [];
  if (prefix === undefined) {
    return `Read its changelog, then let ${plain(text, 20)} in, ${date}, and update it with Composer.`;
  }
  const numbers = /^v?(\d+(?:\.\d+){0,3})/.exec(text)?.[1] ?? text;
  const wanted =
    prefix === ""
      ? text
      : `${prefix}${numbers.split(".").slice(0, given.split(".").length).join(".")}`;
  const dev = field === "require-dev" ? " --dev" : "";
  const command = `composer require${dev} "${plain(`${name}:${wanted}`, 80)}"`;
  return `Read its changelog, then run \`${command}\`: ${plain(text, 20)} was ${date}.`;
}
