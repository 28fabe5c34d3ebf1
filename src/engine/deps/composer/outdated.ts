import { day, monthsBefore, span } from "../calendar.ts";
import { plain, sentence } from "../plain-text.ts";
import { DEFAULT_THRESHOLDS } from "../policy.ts";
import type { ComposerAnswers, ComposerTold } from "./answers.ts";
import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import type { ComposerEntry, ComposerLock, ComposerManifest } from "./facts.ts";
import { majorOf, reachableReleases, type Release } from "./releases.ts";
import { type ComposerTarget, composerTargets } from "./targets.ts";
import { readComposerVersion } from "./version.ts";

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
  /** The newest version within the constraint, and of each step beyond it. */
  readonly targets: readonly ComposerTarget[];
}

/** Lines for which a version that could really be moved to lies beyond what their constraint lets in. */
export function outdatedComposer(
  manifest: ComposerManifest,
  lock: ComposerLock | undefined,
  answers: ComposerAnswers | undefined,
  { now, text }: { readonly now: number; readonly text: string },
): OutdatedComposer[] {
  if (!lock || !answers) return [];
  const known = answers.advisories.ok ? answers.advisories.advisories : undefined;
  return manifest.entries.flatMap((entry): OutdatedComposer[] => {
    const told = answers.told.get(entry.name);
    const locked = lock.packages.get(entry.name);
    if (!told?.ok || told.abandoned !== false || !locked) return [];
    const current = readComposerVersion(locked.version);
    const constraint = readComposerConstraint(entry.constraint);
    if (current?.kind !== "release" || !constraint || /dev-|@/.test(entry.constraint)) return [];
    const advisories = known?.get(entry.name) ?? [];
    const around = { locked, current, told, lock, manifest, advisories, now };
    const releases = reachableReleases(around);
    const newest = releases.at(-1);
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
        targets: composerTargets(entry, current, releases, text),
      },
    ];
  });
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
