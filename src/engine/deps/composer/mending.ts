import type { Advisory } from "../advisory.ts";
import type { ComposerTold } from "./answers.ts";
import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import type { ComposerLock } from "./facts.ts";
import type { ComposerHole } from "./holes.ts";
import {
  type ComposerLines,
  isAbove,
  isAffectedBy,
  lowestPhp,
  reachableReleases,
  type Release,
  runsOn,
  stableReleases,
} from "./releases.ts";
import { isFree, settle, type Settled } from "./settle.ts";
import { readComposerVersion } from "./version.ts";

export interface ComposerMendingInput {
  readonly manifest: ComposerLines;
  readonly lock: ComposerLock;
  readonly told: ReadonlyMap<string, ComposerTold | { readonly ok: false }>;
  readonly advisories: ReadonlyMap<string, readonly Advisory[]>;
  readonly now: number;
}

/** More would be asked of Packagist, and read, than an answer is worth. */
const MOST_BRINGERS = 150;
/** Of a package with hundreds of releases the lower ones say what there is to say. */
const MOST_TRIED = 80;

/** The packages on the ways to vulnerable ones, the nearest first, these included. */
export function composerBringers(
  { packages }: ComposerLock,
  advisories: ReadonlyMap<string, readonly Advisory[]>,
): string[] {
  const askers = new Map<string, string[]>();
  for (const { name, requires } of packages.values()) {
    for (const asked of requires) askers.set(asked, [...(askers.get(asked) ?? []), name]);
  }
  const found = new Set<string>();
  for (const [name, known] of advisories) {
    const version = readComposerVersion(packages.get(name)?.version ?? "");
    if (version && known.some((each) => isAffectedBy(version, each))) found.add(name);
  }
  for (const name of found) {
    if (found.size >= MOST_BRINGERS) break;
    const names = [name, ...(packages.get(name)?.standsFor ?? [])];
    for (const each of names.flatMap((one) => askers.get(one) ?? [])) found.add(each);
  }
  return [...found].slice(0, MOST_BRINGERS);
}

/** Releases of a vulnerable package that all who ask for it let in today. */
export interface ComposerRenewal {
  /** The lowest safe one. */
  readonly lowest: Release;
  /** What Composer would take, safe or not. */
  readonly highest: Release;
}

/** Whether a vulnerable package can be renewed by itself. */
export function renewalOf(
  { package: locked }: ComposerHole,
  input: ComposerMendingInput,
): ComposerRenewal | undefined {
  const told = input.told.get(locked.name);
  const current = readComposerVersion(locked.version);
  if (!told?.ok || !current) return undefined;
  const advisories = input.advisories.get(locked.name) ?? [];
  const around = { ...input, locked, current, told };
  const [lowest] = reachableReleases({ ...around, advisories });
  const highest = reachableReleases({ ...around, advisories: [], now: Infinity }).at(-1);
  return lowest && highest && { lowest, highest };
}

/**
 * The releases of a line's own package, lowest first, with which nothing of what is vulnerable behind
 * the line would be left, as Composer would install them; for `all` neither through any other line. Each is tried when it is
 * asked for.
 */
export function* mendingReleases(
  holes: readonly ComposerHole[],
  input: ComposerMendingInput,
  all: boolean,
): Generator<Release> {
  const [first] = holes;
  const name = first?.path[0];
  const locked = name === undefined ? undefined : input.lock.packages.get(name);
  const told = locked && input.told.get(locked.name);
  const current = locked && readComposerVersion(locked.version);
  if (!locked || !told?.ok || !current) return;
  const advisories = input.advisories.get(locked.name) ?? [];
  const releases = reachableReleases({ ...input, locked, current, told, advisories });
  // What is reachable of the line's own package is safe itself.
  const brought = holes.filter(({ path }) => path.length > 1);
  if (brought.length === 0) {
    yield* releases;
    return;
  }
  const concerned = new Set(composerBringers(input.lock, input.advisories));
  for (const release of releases.slice(0, MOST_TRIED)) {
    const settled = settle(new Map([[locked.name, release]]), { ...input, concerned });
    if (settled && isMendedBy(settled, brought, input, all)) yield release;
  }
}

/** Whether what moves brings nothing of what is vulnerable; for `all`, whether nobody who stays does either. */
export function isMendedBy(
  settled: ReadonlyMap<string, Settled>,
  holes: readonly ComposerHole[],
  input: ComposerMendingInput,
  all: boolean,
): boolean {
  return holes.every(({ package: { name } }) => {
    const next = settled.get(name)?.version;
    if (!next) return !all || isFree(name, settled, input);
    return !(input.advisories.get(name) ?? []).some((each) => isAffectedBy(next, each));
  });
}

/** Why no safe release of a vulnerable package can be installed today, one reason for each who keeps it back. */
export function blockersOf(
  { package: locked }: ComposerHole,
  input: ComposerMendingInput,
): string[] {
  const told = input.told.get(locked.name);
  const current = readComposerVersion(locked.version);
  if (!told?.ok || !current) return [];
  const known = input.advisories.get(locked.name) ?? [];
  const safe = stableReleases(told).filter(
    ({ version }) =>
      isAbove(version, current) && !known.some((each) => isAffectedBy(version, each)),
  );
  const [lowest] = safe;
  if (!lowest) return [];
  const asking = [...input.lock.packages.values()].flatMap((other): string[] => {
    const text = other.asks.get(locked.name);
    const wanted = text === undefined ? undefined : readComposerConstraint(text);
    if (!wanted || safe.some(({ version }) => satisfiesComposer(version, wanted))) return [];
    return [`${other.name} ${other.version} asks for ${locked.name} ${text}`];
  });
  if (asking.length > 0) return asking;
  if (!runsOn(lowestPhp(input.manifest), lowest)) {
    return [`${locked.name} ${lowest.text} needs PHP ${lowest.php}`];
  }
  return [];
}
