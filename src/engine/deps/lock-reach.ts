import { resolveLocked, resolveRequire } from "./resolve-locked.ts";
import type { DependencyField, LockedPackage, LockFacts, LockImport } from "./types.ts";

/** How the project gets to a package. */
export interface LockWay {
  readonly package: LockedPackage;
  /** Reached without development dependencies. */
  readonly production: boolean;
  /** Folder of the project's own package that asks for the first one, relative to the lockfile. */
  readonly importer: string;
  /** The line of that package's manifest. */
  readonly key: string;
  readonly field: DependencyField;
  /** The package before this one; absent for a direct dependency. */
  readonly from?: LockWay;
}

/** What the project's own packages ask for, by folder relative to the lockfile. */
export type Importers = ReadonlyMap<string, readonly LockImport[]>;

/**
 * What a package of the project only wants to find beside it is installed for it, too, where
 * nobody else asks for it.
 */
const PASSES: readonly {
  readonly fields: readonly DependencyField[];
  readonly production: boolean;
}[] = [
  { fields: ["dependencies", "optionalDependencies"], production: true },
  { fields: ["devDependencies"], production: false },
  { fields: ["peerDependencies"], production: true },
];

/**
 * The shortest way to each package of a lockfile, those of production first: a package that is
 * needed in production is one of production, however else it is needed.
 */
export function reach(lock: LockFacts, importers: Importers): ReadonlyMap<string, LockWay> {
  const ways = new Map<string, LockWay>();
  const local = localFolders(lock);
  for (const pass of PASSES) {
    const queue: LockWay[] = [];
    const add = (way: LockWay): void => {
      if (way.package.link || ways.has(way.package.path)) return;
      ways.set(way.package.path, way);
      queue.push(way);
    };
    for (const [importer, imports] of importers) {
      for (const { key, spec, field } of imports) {
        if (!pass.fields.includes(field)) continue;
        const found = resolveLocked(lock, importer, key, spec);
        // Members of a workspace are importers themselves.
        if (found && !local.has(found.path)) {
          add({ package: found, production: pass.production, importer, key, field });
        }
      }
    }
    // The list grows while it is walked.
    for (const way of queue) follow(lock, way, false, add);
  }
  // What is left came for reasons that no longer hold, and is used where it is an optional peer.
  const queue = [...ways.values()];
  for (const way of queue) {
    follow(lock, way, true, (next) => {
      if (next.package.link || ways.has(next.package.path)) return;
      ways.set(next.package.path, next);
      queue.push(next);
    });
  }
  return ways;
}

function follow(
  lock: LockFacts,
  way: LockWay,
  withOptionalPeers: boolean,
  add: (way: LockWay) => void,
): void {
  for (const require of way.package.requires) {
    if (require.optionalPeer === true && !withOptionalPeers) continue;
    const found = resolveRequire(lock, way.package, require);
    if (found) add({ ...way, package: found, from: way });
  }
}

/** The packages on the way, the direct dependency first. */
export function packagesOf(way: LockWay): LockedPackage[] {
  const list: LockedPackage[] = [];
  for (let each: LockWay | undefined = way; each; each = each.from) list.push(each.package);
  return list.reverse();
}

function localFolders(lock: LockFacts): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const locked of lock.packages.values()) if (locked.link) paths.add(locked.path);
  return paths;
}
