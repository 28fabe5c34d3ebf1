import type { Advisory } from "../advisory.ts";
import { DEFAULT_THRESHOLDS } from "../policy.ts";
import type { UpdateStep } from "../update-target.ts";
import type { ComposerNeeds, ComposerTold } from "./answers.ts";
import {
  type ComposerConstraint,
  readComposerConstraint,
  satisfiesComposer,
} from "./constraint.ts";
import type { ComposerLock, ComposerManifest, ComposerPackage } from "./facts.ts";
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
  /** The constraint for PHP. */
  readonly php?: string;
  readonly needs?: ComposerNeeds | undefined;
}

/** What composer.json says of packages. */
export type ComposerLines = Pick<ComposerManifest, "entries" | "refused">;

/** A line with what is installed for it and what Packagist says of it. */
export interface ComposerSituation {
  readonly locked: ComposerPackage;
  readonly current: ComposerVersion;
  readonly told: ComposerTold;
  readonly lock: ComposerLock;
  readonly manifest: ComposerLines;
  readonly advisories: readonly Advisory[];
  readonly now: number;
}

/**
 * Versions above the installed one to which a project could really move, lowest first: stable, out
 * for longer than the usual cool-down, not known to be vulnerable, for the PHP that the project
 * promises, and let in by all other installed packages that ask for it or conflict with some of it.
 */
export function reachableReleases(situation: ComposerSituation): readonly Release[] {
  const { told, current, manifest, now, advisories } = situation;
  const bounds = boundsOf(situation);
  if (!bounds) return [];
  const limit = now - DEFAULT_THRESHOLDS.coolDownMs;
  const php = lowestPhp(manifest);
  return stableReleases(told).filter(
    (release) =>
      isAbove(release.version, current) &&
      release.publishedAt <= limit &&
      runsOn(php, release) &&
      !advisories.some((each) => isAffectedBy(release.version, each)) &&
      isWithin(release.version, bounds),
  );
}

const READ = new WeakMap<ComposerTold, readonly Release[]>();

/** The stable versions whose day of publication is known, lowest first. Read once for each document. */
export function stableReleases(told: ComposerTold): readonly Release[] {
  const before = READ.get(told);
  if (before) return before;
  const { versions, releases = {} } = told;
  const read = versions
    .flatMap((text): Release[] => {
      const version = readComposerVersion(text);
      const { publishedAt, php, needs } = (Object.hasOwn(releases, text) && releases[text]) || {};
      if (!version || !isStableRelease(version) || publishedAt === undefined) return [];
      if (Number.isNaN(publishedAt)) return [];
      return [
        {
          text,
          version,
          publishedAt,
          ...(php !== undefined && { php }),
          needs: told.needs?.[needs ?? -1],
        },
      ];
    })
    .toSorted((a, b) => compareComposerVersions(a.version, b.version) ?? 0);
  READ.set(told, read);
  return read;
}

/** Whether a release is for a version of PHP, as far as both are said. */
export function runsOn(php: ComposerVersion | undefined, { php: wants }: Release): boolean {
  const wanted = wants === undefined ? undefined : readComposerConstraint(wants);
  return !php || !wanted || satisfiesComposer(php, wanted);
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
export function lowestPhp({ entries }: ComposerLines): ComposerVersion | undefined {
  const said = entries.find(({ name, field }) => name === "php" && field === "require");
  return said && lowestIn(said.constraint);
}

/** Constraints that a version has to meet, and those that it must not meet. */
export interface Bounds {
  readonly wanted: readonly ComposerConstraint[];
  readonly refused: readonly ComposerConstraint[];
}

export function isWithin(version: ComposerVersion, { wanted, refused }: Bounds): boolean {
  return (
    wanted.every((each) => satisfiesComposer(version, each)) &&
    !refused.some((each) => satisfiesComposer(version, each))
  );
}

/** What the other installed packages and the project let in; undefined where that cannot be told. */
function boundsOf({ locked, lock, manifest }: ComposerSituation): Bounds | undefined {
  // Of what it stands in for nobody here knows which versions stand for which.
  const all = [...lock.packages.values()];
  if (locked.standsFor.some((name) => all.some(({ asks }) => asks.has(name)))) return undefined;
  return boundsFor(locked.name, all, manifest);
}

/** The same as some packages say it. */
export function boundsFor(
  name: string,
  packages: Iterable<Pick<ComposerPackage, "asks" | "conflicts">>,
  { refused: own }: Pick<ComposerLines, "refused">,
): Bounds | undefined {
  const wanted: ComposerConstraint[] = [];
  const refused: ComposerConstraint[] = [];
  for (const { asks, conflicts } of [...packages, { asks: NONE, conflicts: own }]) {
    for (const [from, to] of [
      [asks, wanted],
      [conflicts, refused],
    ] as const) {
      const text = from.get(name);
      const constraint = text === undefined ? undefined : readComposerConstraint(text);
      if (text !== undefined && !constraint) return undefined;
      if (constraint) to.push(constraint);
    }
  }
  return { wanted, refused };
}

const NONE: ReadonlyMap<string, string> = new Map();
