import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import { type ComposerEntry, type ComposerLock, isPlatformPackage } from "./facts.ts";
import type { ComposerHole } from "./holes.ts";
import { composerBringers, type ComposerMendingInput, isMendedBy } from "./mending.ts";
import {
  isAbove,
  isAffectedBy,
  reachableReleases,
  type Release,
  stableReleases,
} from "./releases.ts";
import { settle } from "./settle.ts";
import { readComposerVersion } from "./version.ts";

/** A line of composer.json and the version that it moves to. */
export interface ComposerMove {
  readonly entry: ComposerEntry;
  readonly release: Release;
}

/** Each attempt looks at all that is installed. */
const MOST_TRIED = 120;
/** More lines at once are no small change. */
const MOST_LINES = 6;

/** What moves of a line are tried, and whether some of them help. */
interface Attempts {
  /** Releases that other lines with what is vulnerable behind them may move to, and of the line itself. */
  readonly others: readonly Choice[];
  readonly own: Choice | undefined;
  isEnough(moves: readonly ComposerMove[]): boolean;
}

interface Choice {
  readonly entry: ComposerEntry;
  /** Lowest first, never none. */
  readonly releases: readonly Release[];
}

/**
 * Moves of lines with which something vulnerable behind a line would be gone: of another line alone
 * or together with the line itself, the lowest first, then of as many as it takes. Composer installs
 * each package once: where several lines lead to it and one of them keeps it where it is, that one
 * has to move as well. The line itself is not among them where it may stay as it is.
 */
export function* jointMoves(
  hole: ComposerHole,
  input: ComposerMendingInput,
): Generator<readonly ComposerMove[]> {
  const attempts = attemptsOf(hole, input);
  if (!attempts) return;
  yield* pairs(attempts);
  yield* sets(attempts);
}

function attemptsOf(hole: ComposerHole, input: ComposerMendingInput): Attempts | undefined {
  const { manifest, lock, advisories } = input;
  const { name: vulnerable } = hole.package;
  const known = advisories.get(vulnerable) ?? [];
  const told = input.told.get(vulnerable);
  if (!told?.ok) return undefined;
  const safe = stableReleases(told).filter(
    ({ version }) => !known.some((each) => isAffectedBy(version, each)),
  );
  const bringers = composerBringers(lock, new Map([[vulnerable, known]]));
  const staying = without(lock, bringers);
  const concerned = new Set(bringers);
  const choices = manifest.entries.flatMap((entry): Choice[] => {
    if (isPlatformPackage(entry.name) || !concerned.has(entry.name)) return [];
    const releases = releasesOf(entry.name, staying, input).filter((release) =>
      mayStandBeside(release, vulnerable, safe),
    );
    return releases.length === 0 ? [] : [{ entry, releases }];
  });
  const isOwn = ({ entry }: Choice): boolean => entry.name === hole.entry.name;
  return {
    own: choices.find(isOwn),
    others: choices.filter((each) => !isOwn(each)),
    isEnough: (moves) => {
      const by = new Map(moves.map(({ entry, release }) => [entry.name, release]));
      const settled = settle(by, { ...input, concerned });
      return settled !== undefined && isMendedBy(settled, [hole], input, true);
    },
  };
}

function* pairs({ others, own, isEnough }: Attempts): Generator<readonly ComposerMove[]> {
  let tried = 0;
  for (const { entry, releases } of others) {
    for (const first of [undefined, ...(own?.releases ?? [])]) {
      for (const release of releases) {
        if (++tried > MOST_TRIED) return;
        const before = own && first ? [{ entry: own.entry, release: first }] : [];
        const moves = [...before, { entry, release }];
        if (isEnough(moves)) yield moves;
      }
    }
  }
}

/** Lines that have to move may be many. All of them move at first; then those stay that may, and the others move as little as they can. */
function* sets({ others, own, isEnough }: Attempts): Generator<readonly ComposerMove[]> {
  const all = own ? [own, ...others] : others;
  if (all.length < 3) return;
  let tried = 0;
  const helps = (moves: readonly ComposerMove[]): boolean =>
    ++tried <= MOST_TRIED && isEnough(moves);
  for (const at of [0, -1]) {
    let moves = all.flatMap(({ entry, releases }): ComposerMove[] => {
      const release = releases.at(at);
      return release ? [{ entry, release }] : [];
    });
    if (!helps(moves)) continue;
    for (const each of moves) {
      const without = moves.filter((one) => one !== each);
      if (without.length > 0 && helps(without)) moves = without;
    }
    for (const { entry, releases } of all) {
      const lower = releases
        .filter((release) => moves.some((each) => each.entry === entry && each.release !== release))
        .map((release) => moves.map((each) => (each.entry === entry ? { entry, release } : each)))
        .find((some) => isBelow(some, moves, entry) && helps(some));
      moves = lower ?? moves;
    }
    if (moves.length <= MOST_LINES) yield moves;
  }
}

function isBelow(
  moves: readonly ComposerMove[],
  before: readonly ComposerMove[],
  entry: ComposerEntry,
): boolean {
  const of = (list: readonly ComposerMove[]): Release | undefined =>
    list.find((each) => each.entry === entry)?.release;
  const [low, high] = [of(moves), of(before)];
  return low !== undefined && high !== undefined && isAbove(high.version, low.version);
}

/** What of a package may be installed when nobody who leads to what is vulnerable stays. */
function releasesOf(
  name: string,
  staying: ComposerLock,
  input: ComposerMendingInput,
): readonly Release[] {
  const locked = input.lock.packages.get(name);
  const current = locked && readComposerVersion(locked.version);
  const told = input.told.get(name);
  if (!locked || !current || !told?.ok) return [];
  const advisories = input.advisories.get(name) ?? [];
  return reachableReleases({ ...input, lock: staying, locked, current, told, advisories });
}

/** False for what lets nothing but vulnerable versions in. */
function mayStandBeside({ needs }: Release, name: string, safe: readonly Release[]): boolean {
  const text = needs && Object.hasOwn(needs.requires, name) ? needs.requires[name] : undefined;
  const wanted = text === undefined ? undefined : readComposerConstraint(text);
  return !wanted || safe.some(({ version }) => satisfiesComposer(version, wanted));
}

function without(lock: ComposerLock, names: readonly string[]): ComposerLock {
  const left = new Set(names);
  return { ...lock, packages: new Map([...lock.packages].filter(([name]) => !left.has(name))) };
}
