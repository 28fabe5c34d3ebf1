import semver from "semver";
import type { PackageFacts, VersionFacts } from "./types.ts";

/** What the other packages of a manifest want of one, and what they are. */
export interface PeerWorld {
  /** By the name of the wanted package: who wants which range of it. */
  readonly claims: ReadonlyMap<string, readonly PeerClaim[]>;
  /** The packages of the manifest as they are installed, or else as their ranges let them be. */
  readonly present: ReadonlyMap<string, Present>;
}

export interface PeerClaim {
  readonly by: string;
  readonly range: string;
}

export interface Present {
  /** The exact version of a lockfile, or a range. */
  readonly range: string;
  readonly facts?: PackageFacts;
}

export const NO_PEERS: PeerWorld = { claims: new Map(), present: new Map() };

/**
 * What a move of `name` from one version to another would break, as `a wants b ^1`. What does not
 * hold today is not broken by the move. Packages that move along are left out: `movesAlong`.
 */
export function brokenPeers(
  name: string,
  from: VersionFacts | undefined,
  to: VersionFacts,
  { claims, present }: PeerWorld,
  movesAlong: (name: string) => boolean,
): string[] {
  const broken: string[] = [];
  for (const { by, range } of claims.get(name) ?? []) {
    if (movesAlong(by) || meets(to.version, range)) continue;
    if (from && !meets(from.version, range)) continue;
    broken.push(`${by} wants ${name} ${range}`);
  }
  for (const [wanted, range] of to.peers ?? []) {
    const there = present.get(wanted);
    if (!there || movesAlong(wanted) || meets(there.range, range)) continue;
    const before = from?.peers?.find(([each]) => each === wanted)?.[1];
    if (before !== undefined && !meets(there.range, before)) continue;
    broken.push(`it wants ${wanted} ${range}`);
  }
  return broken;
}

/** True where some version of the first range is in the second; also where one of them is no range. */
function meets(range: string, wanted: string): boolean {
  try {
    if (semver.validRange(wanted, true) === null) return true;
    return semver.valid(range) === null
      ? semver.intersects(range, wanted, { loose: true, includePrerelease: true })
      : semver.satisfies(range, wanted, { loose: true, includePrerelease: true });
  } catch {
    return true;
  }
}
