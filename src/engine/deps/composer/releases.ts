import type { Advisory } from "../advisory.ts";
import { DEFAULT_THRESHOLDS } from "../policy.ts";
import type { UpdateStep } from "../update-target.ts";
import type { ComposerTold } from "./answers.ts";
import {
  type ComposerConstraint,
  readComposerConstraint,
  satisfiesComposer,
} from "./constraint.ts";
import type { ComposerEntry, ComposerLock, ComposerPackage } from "./facts.ts";
import {
  compareComposerVersions,
  type ComposerVersion,
  isStableRelease,
  readComposerVersion,
} from "./version.ts";

/** A published version. */
export interface Release {
  /** As Packagist writes it. */
  readonly text: string;
  readonly version: ComposerVersion;
  readonly publishedAt: number;
}

/** A line with what is installed for it and what Packagist says of it. */
export interface ComposerSituation {
  readonly locked: ComposerPackage;
  readonly current: ComposerVersion;
  readonly told: ComposerTold;
  readonly lock: ComposerLock;
  /** All lines of the manifest. */
  readonly entries: readonly ComposerEntry[];
  readonly advisories: readonly Advisory[];
  readonly now: number;
}

/**
 * Versions above the installed one to which a project could really move, lowest first: stable, out
 * for longer than the usual cool-down, not known to be vulnerable, for the PHP that the project
 * promises, and let in by all other installed packages that ask for it or conflict with some of it.
 */
export function reachableReleases(situation: ComposerSituation): readonly Release[] {
  const { told, current, entries, now } = situation;
  const bounds = boundsOf(situation);
  if (!bounds) return [];
  const php = lowestPhp(entries);
  const limit = now - DEFAULT_THRESHOLDS.coolDownMs;
  const { versions, releases = {} } = told;
  return versions
    .flatMap((text): Release[] => {
      const version = readComposerVersion(text);
      const release = Object.hasOwn(releases, text) ? releases[text] : undefined;
      const { publishedAt, php: wants } = release ?? {};
      if (!version || !isStableRelease(version) || !isAbove(version, current)) return [];
      if (publishedAt === undefined || !(publishedAt <= limit)) return [];
      const wanted = wants === undefined ? undefined : readComposerConstraint(wants);
      if (php && wanted && !satisfiesComposer(php, wanted)) return [];
      if (situation.advisories.some((each) => isAffectedBy(version, each))) return [];
      if (!bounds.wanted.every((each) => satisfiesComposer(version, each))) return [];
      if (bounds.refused.some((each) => satisfiesComposer(version, each))) return [];
      return [{ text, version, publishedAt }];
    })
    .toSorted((a, b) => compareComposerVersions(a.version, b.version) ?? 0);
}

/** Whether an advisory is about a version of a package of Composer. */
export function isAffectedBy(version: ComposerVersion, { vulnerable }: Advisory): boolean {
  const range = readComposerConstraint(vulnerable);
  return range !== undefined && satisfiesComposer(version, range);
}

export function isAbove(a: ComposerVersion, b: ComposerVersion): boolean {
  return (compareComposerVersions(a, b) ?? 0) > 0;
}

export function majorOf(version: ComposerVersion): unknown {
  return version.kind === "release" ? version.parts[0] : undefined;
}

/** The first number that differs; below 1.0 a minor step may break as much as a major one. */
export function composerStep(from: ComposerVersion, to: ComposerVersion): UpdateStep {
  if (from.kind !== "release" || to.kind !== "release") return "major";
  if (from.parts[0] !== to.parts[0]) return "major";
  return from.parts[1] === to.parts[1] ? "patch" : "minor";
}

/** The lowest version that a constraint names as one that it lets in; undefined where it names none. */
export function lowestIn(constraint: string): ComposerVersion | undefined {
  const bounds = constraint.matchAll(/(<=?|!=|<>)?\s*v?(\d+(?:\.\d+)*)/g);
  let lowest: ComposerVersion | undefined;
  for (const [, upper, text = ""] of bounds) {
    const version = upper === undefined ? readComposerVersion(text) : undefined;
    if (version && (!lowest || isAbove(lowest, version))) lowest = version;
  }
  return lowest;
}

/** The lowest PHP that composer.json lets in; undefined where it says nothing of it. */
function lowestPhp(entries: readonly ComposerEntry[]): ComposerVersion | undefined {
  const said = entries.find(({ name, field }) => name === "php" && field === "require");
  return said && lowestIn(said.constraint);
}

interface Bounds {
  readonly wanted: readonly ComposerConstraint[];
  readonly refused: readonly ComposerConstraint[];
}

/** What the other installed packages let in; undefined where that cannot be told. */
function boundsOf({ locked, lock }: ComposerSituation): Bounds | undefined {
  const wanted: ComposerConstraint[] = [];
  const refused: ComposerConstraint[] = [];
  for (const other of lock.packages.values()) {
    // Of what it stands in for nobody here knows which versions stand for which.
    if (locked.standsFor.some((name) => other.asks.has(name))) return undefined;
    for (const [from, to] of [
      [other.asks, wanted],
      [other.conflicts, refused],
    ] as const) {
      const text = from.get(locked.name);
      const constraint = text === undefined ? undefined : readComposerConstraint(text);
      if (text !== undefined && !constraint) return undefined;
      if (constraint) to.push(constraint);
    }
  }
  return { wanted, refused };
}
