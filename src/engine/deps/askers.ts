import { resolveRequire } from "./resolve-locked.ts";
import type { LockedPackage, LockFacts, LockRequire } from "./types.ts";

/** A package of a lockfile that asks for another one. */
export interface Asker {
  readonly package: LockedPackage;
  readonly require: LockRequire;
}

const known = new WeakMap<LockFacts, ReadonlyMap<string, readonly Asker[]>>();

/** Who asks for each package of a lockfile, by its path. Packages of the project are not among them. */
export function askersOf(lock: LockFacts): ReadonlyMap<string, readonly Asker[]> {
  const found = known.get(lock);
  if (found) return found;
  const askers = new Map<string, Asker[]>();
  for (const locked of lock.packages.values()) {
    if (locked.link) continue;
    for (const require of locked.requires) {
      const target = resolveRequire(lock, locked, require);
      if (!target) continue;
      const list = askers.get(target.path);
      if (list) list.push({ package: locked, require });
      else askers.set(target.path, [{ package: locked, require }]);
    }
  }
  known.set(lock, askers);
  return askers;
}

/** The packages through which others get to some of a lockfile: those themselves first. */
export function bringersOf(
  lock: LockFacts,
  targets: Iterable<LockedPackage>,
): ReadonlyMap<string, LockedPackage> {
  const askers = askersOf(lock);
  const bringers = new Map<string, LockedPackage>();
  for (const each of targets) bringers.set(each.path, each);
  // The map grows while it is walked.
  for (const path of bringers.keys()) {
    for (const { package: asker } of askers.get(path) ?? []) {
      if (!bringers.has(asker.path)) bringers.set(asker.path, asker);
    }
  }
  return bringers;
}
