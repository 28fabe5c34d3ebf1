import type { ComposerNeeds, ComposerTold } from "./answers.ts";
import {
  type ComposerConstraint,
  readComposerConstraint,
  satisfiesComposer,
} from "./constraint.ts";
import type { ComposerLock, ComposerPackage } from "./facts.ts";
import {
  boundsFor,
  type ComposerLines,
  isAbove,
  isWithin,
  lowestPhp,
  type Release,
  runsOn,
  stableReleases,
} from "./releases.ts";
import { standInsOf } from "./stand-ins.ts";
import { type ComposerVersion, readComposerVersion } from "./version.ts";

export interface SettleInput {
  readonly manifest: ComposerLines;
  readonly lock: ComposerLock;
  readonly told: ReadonlyMap<string, ComposerTold | { readonly ok: false }>;
  /** What leads to something vulnerable, or is it: these move as far as they may, the rest stays where it fits. */
  readonly concerned: ReadonlySet<string>;
}

/** A version that would be installed. */
export interface Settled {
  readonly version: ComposerVersion;
  readonly needs: ComposerNeeds;
}

/** Virtual packages stand for whatever implements them, under versions of their own. */
const VIRTUAL = /-implementation$/;
/** Each puts one more bound on a package about which two disagreed. */
const MOST_ATTEMPTS = 12;
/** No update moves so many. */
const MOST = 400;

/**
 * What `composer update NAMES --with-all-dependencies` would install with versions of some packages:
 * all that moves, by name. Undefined where not everybody would agree, or where that cannot be told.
 */
export function settle(
  moves: ReadonlyMap<string, Release>,
  input: SettleInput,
): ReadonlyMap<string, Settled> | undefined {
  const bounds = new Map<string, ComposerConstraint[]>();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const settled = attemptToSettle(moves, bounds, input);
    if (!settled || !("clashing" in settled)) return settled;
    const { clashing, wanted } = settled;
    if (moves.has(clashing)) return undefined;
    bounds.set(clashing, [...(bounds.get(clashing) ?? []), wanted]);
  }
  return undefined;
}

/** What somebody asks for and does not get: what was chosen before suits others alone. */
interface Clash {
  readonly clashing: string;
  readonly wanted: ComposerConstraint;
}

function attemptToSettle(
  moves: ReadonlyMap<string, Release>,
  bounds: ReadonlyMap<string, readonly ComposerConstraint[]>,
  input: SettleInput,
): ReadonlyMap<string, Settled> | Clash | undefined {
  const { lock, concerned } = input;
  const settled = new Map<string, Settled>();
  for (const [name, release] of moves) {
    const first = settledOf(release);
    if (!first) return undefined;
    settled.set(name, first);
  }
  const standIns = standInsOf(lock);
  for (const [, { needs }] of settled) {
    for (const [asked, text] of Object.entries(needs.requires)) {
      if (VIRTUAL.test(asked)) continue;
      const wanted = readComposerConstraint(text);
      if (!wanted || settled.size > MOST) return undefined;
      const own = lock.packages.has(asked) ? asked : (standIns.get(asked) ?? asked);
      const found = lock.packages.get(own);
      const before = settled.get(own)?.version;
      if (before) {
        if (!satisfiesComposer(before, wanted)) return { clashing: own, wanted };
        continue;
      }
      const stays = found !== undefined && fits(found, wanted);
      if (!concerned.has(own)) {
        // What has to move and is nobody else's business moves.
        if (stays || isFree(own, settled, input)) continue;
      }
      const next =
        choose(own, [wanted, ...(bounds.get(own) ?? [])], input) ??
        (stays && found ? asInstalled(found) : undefined);
      if (!next) return undefined;
      settled.set(own, next);
    }
  }
  return isAgreed(settled, input) ? settled : undefined;
}

/** Nobody who stays asks for it. */
export function isFree(
  name: string,
  settled: ReadonlyMap<string, Settled>,
  { lock, manifest }: Pick<SettleInput, "lock" | "manifest">,
): boolean {
  if (manifest.entries.some((entry) => entry.name === name)) return false;
  for (const other of lock.packages.values()) {
    if (other.asks.has(name) && !settled.has(other.name)) return false;
  }
  return true;
}

/** The highest version that those who stay let in, which is what Composer takes. */
function choose(
  name: string,
  asked: readonly ComposerConstraint[],
  { manifest, lock, told, concerned }: SettleInput,
): Settled | undefined {
  const known = told.get(name);
  if (!known?.ok) return undefined;
  const staying = [...lock.packages.values()].filter((each) => !concerned.has(each.name));
  const bounds = boundsFor(name, staying, manifest);
  const line = manifest.entries.find((entry) => entry.name === name);
  const own = line && readComposerConstraint(line.constraint);
  if (!bounds || (line && !own)) return undefined;
  const wanted = [...bounds.wanted, ...asked, ...(own ? [own] : [])];
  const php = lowestPhp(manifest);
  const best = stableReleases(known).findLast(
    (each) => runsOn(php, each) && isWithin(each.version, { ...bounds, wanted }),
  );
  const installed = readComposerVersion(lock.packages.get(name)?.version ?? "");
  if (!best || (installed && isAbove(installed, best.version))) return undefined;
  return settledOf(best);
}

function settledOf({ version, needs }: Release): Settled | undefined {
  return needs && { version, needs };
}

function asInstalled({ version: text, asks, conflicts }: ComposerPackage): Settled | undefined {
  const version = readComposerVersion(text);
  const requires = Object.fromEntries([...asks].filter(([name]) => name.includes("/")));
  return version && { version, needs: { requires, conflicts: Object.fromEntries(conflicts) } };
}

/** Whether all who stay and all who moved can stand beside one another. */
function isAgreed(settled: ReadonlyMap<string, Settled>, { lock, manifest }: SettleInput): boolean {
  const staying = [...lock.packages.values()].filter(({ name }) => !settled.has(name));
  const moved = [...settled.values()].map(({ needs }) => ({
    asks: new Map(Object.entries(needs.requires)),
    conflicts: new Map(Object.entries(needs.conflicts)),
  }));
  for (const [name, { version }] of settled) {
    const bounds = boundsFor(name, [...staying, ...moved], manifest);
    if (!bounds || !isWithin(version, bounds)) return false;
  }
  return staying.every((each) => {
    const version = readComposerVersion(each.version);
    const refused = boundsFor(each.name, moved, manifest)?.refused;
    return refused && !(version && refused.some((one) => satisfiesComposer(version, one)));
  });
}

function fits({ version: text }: ComposerPackage, wanted: ComposerConstraint): boolean {
  const version = readComposerVersion(text);
  return version !== undefined && satisfiesComposer(version, wanted);
}
