import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import { type ComposerEntry, type ComposerLock, isPlatformPackage } from "./facts.ts";
import type { ComposerHole } from "./holes.ts";
import { composerBringers, type ComposerMendingInput, isMendedBy } from "./mending.ts";
import { isAffectedBy, reachableReleases, type Release, stableReleases } from "./releases.ts";
import { settle } from "./settle.ts";
import { readComposerVersion } from "./version.ts";

/** Another line that holds a package back, with versions with which it is mended. */
export interface ComposerPair {
  /** That of the line by which the package is told; absent where it may stay as it is. */
  readonly own?: Release;
  readonly entry: ComposerEntry;
  readonly other: Release;
}

/** Each attempt looks at all that is installed. */
const MOST_TRIED = 120;

/**
 * Releases of another line, alone or together with one of a line's own package, with which something
 * vulnerable behind the line would be gone, the lowest first. Composer installs each package once:
 * where two lines lead to it and one of them keeps it where it is, that one has to move as well.
 */
export function* mendingPairs(
  hole: ComposerHole,
  input: ComposerMendingInput,
): Generator<ComposerPair> {
  const { manifest, lock, advisories } = input;
  const { name: vulnerable } = hole.package;
  const known = advisories.get(vulnerable) ?? [];
  const told = input.told.get(vulnerable);
  const [line = ""] = hole.path;
  if (!told?.ok) return;
  const safe = stableReleases(told).filter(
    ({ version }) => !known.some((each) => isAffectedBy(version, each)),
  );
  const bringers = composerBringers(lock, new Map([[vulnerable, known]]));
  const staying = without(lock, bringers);
  const concerned = new Set(bringers);
  const fitting = (name: string): readonly Release[] => {
    return releasesOf(name, staying, input).filter((release) =>
      mayStandBeside(release, vulnerable, safe),
    );
  };
  const own = fitting(line);
  let tried = 0;
  for (const entry of manifest.entries) {
    const isOther = entry.name !== line && !isPlatformPackage(entry.name);
    if (!isOther || !concerned.has(entry.name)) continue;
    const others = fitting(entry.name);
    for (const release of [undefined, ...own]) {
      for (const other of others) {
        if (++tried > MOST_TRIED) return;
        const moves = new Map([[entry.name, other]]);
        if (release) moves.set(line, release);
        const settled = settle(moves, { ...input, concerned });
        if (!settled || !isMendedBy(settled, [hole], input, true)) continue;
        yield { ...(release && { own: release }), entry, other };
      }
    }
  }
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
