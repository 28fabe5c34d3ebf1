import { SEVERITIES } from "../../findings/severity.ts";
import type { Advisory } from "../advisory.ts";
import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import type { ComposerEntry, ComposerLock, ComposerPackage } from "./facts.ts";
import { type ComposerLines, isAffectedBy, lowestIn } from "./releases.ts";
import { standInsOf } from "./stand-ins.ts";
import {
  compareComposerVersions,
  type ComposerVersion,
  isStableRelease,
  readComposerVersion,
} from "./version.ts";

/** A vulnerable package that a line of composer.json brings in. */
export interface ComposerHole {
  readonly entry: ComposerEntry;
  readonly package: ComposerPackage;
  /** Worst first. */
  readonly advisories: readonly Advisory[];
  /** The packages on the way, the line's own first, the vulnerable one last. */
  readonly path: readonly string[];
}

/** The vulnerable packages of a lock file by the lines that bring them in, worst first. */
export function composerHoles(
  manifest: ComposerLines,
  lock: ComposerLock,
  advisories: ReadonlyMap<string, readonly Advisory[]>,
): ReadonlyMap<ComposerEntry, readonly ComposerHole[]> {
  const ways = waysOf(manifest.entries, lock);
  const holes = new Map<ComposerEntry, ComposerHole[]>();
  for (const [name, known] of advisories) {
    const found = lock.packages.get(name);
    const way = ways.get(name);
    const version = found && readComposerVersion(found.version);
    // What composer.json refuses leaves with the next update.
    if (!found || !way || !version || isRefused(name, version, manifest)) continue;
    const isOwn = way.path.length === 1;
    const at = isOwn ? installedNext(way.entry, version) : version;
    const own = known.filter((each) => at && isAffectedBy(at, each)).toSorted(byHarm);
    if (own.length === 0) continue;
    const list = holes.get(way.entry) ?? [];
    list.push({ entry: way.entry, package: found, advisories: own, path: way.path });
    holes.set(way.entry, list);
  }
  for (const list of holes.values()) {
    list.sort((a, b) => Number(a.package.dev) - Number(b.package.dev) || worst(a, b));
  }
  return holes;
}

/** The lowest stable release above a vulnerable version that no advisory is about. */
export function mendedComposerVersion(
  version: string,
  published: readonly string[],
  advisories: readonly Advisory[],
): string | undefined {
  const current = readComposerVersion(version);
  if (!current) return undefined;
  let best: { readonly text: string; readonly version: ComposerVersion } | undefined;
  for (const text of published) {
    const each = readComposerVersion(text);
    if (!each || !isStableRelease(each) || (compareComposerVersions(each, current) ?? 0) <= 0)
      continue;
    if (best && (compareComposerVersions(each, best.version) ?? 0) >= 0) continue;
    if (advisories.some((known) => isAffectedBy(each, known))) continue;
    best = { text, version: each };
  }
  return best?.text;
}

/** A lock file that is older than the line says nothing about it: what the line lets in next is at least this. */
function installedNext(
  { constraint: text }: ComposerEntry,
  locked: ComposerVersion,
): ComposerVersion | undefined {
  const constraint = readComposerConstraint(text);
  // Nor has a branch an order.
  if (locked.kind === "branch") return locked;
  return !constraint || satisfiesComposer(locked, constraint) ? locked : lowestIn(text);
}

function isRefused(name: string, version: ComposerVersion, { refused }: ComposerLines): boolean {
  const constraint = readComposerConstraint(refused.get(name) ?? "");
  return constraint !== undefined && satisfiesComposer(version, constraint);
}

interface Way {
  readonly entry: ComposerEntry;
  readonly path: readonly string[];
}

/** The shortest way to each package, from what production needs first. Each package is walked once. */
function waysOf(entries: readonly ComposerEntry[], lock: ComposerLock): Map<string, Way> {
  const { packages } = lock;
  const names = standInsOf(lock);
  const real = (name: string): string => (packages.has(name) ? name : (names.get(name) ?? name));
  const ways = new Map<string, Way>();
  const sorted = entries.toSorted(
    (a, b) => Number(a.field !== "require") - Number(b.field !== "require"),
  );
  const open: Way[] = sorted.map((entry) => ({ entry, path: [real(entry.name)] }));
  for (let at = 0; at < open.length; at++) {
    const way = open[at];
    const name = way?.path.at(-1);
    if (!way || name === undefined || ways.has(name)) continue;
    ways.set(name, way);
    // Nobody knows what a line brings that is newer than the lock file.
    if (way.path.length === 1 && isNewer(way.entry, packages.get(name))) continue;
    for (const next of packages.get(name)?.requires ?? []) {
      const target = real(next);
      if (packages.has(target) && !ways.has(target)) {
        open.push({ entry: way.entry, path: [...way.path, target] });
      }
    }
  }
  return ways;
}

function isNewer(
  { constraint: text }: ComposerEntry,
  locked: ComposerPackage | undefined,
): boolean {
  const version = locked && readComposerVersion(locked.version);
  const constraint = readComposerConstraint(text);
  if (version?.kind !== "release" || !constraint) return false;
  return !satisfiesComposer(version, constraint);
}

function byHarm(a: Advisory, b: Advisory): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (b.score ?? 0) - (a.score ?? 0)
  );
}

function worst(a: ComposerHole, b: ComposerHole): number {
  const [first, second] = [a.advisories[0], b.advisories[0]];
  return first && second ? byHarm(first, second) : 0;
}
