import semver from "semver";
import { type LockFacts, type Override, resolveRequire } from "../../../engine/api.ts";
import type { Asker } from "./askers.ts";

/**
 * Whether an override could be for what somebody asks for: rather too often than not at all. One for
 * a part of the tree is for what lies below a package (directly below it with pnpm), one for certain
 * versions for whoever asks for one of these.
 */
export function concerns(
  { within, selector }: Override,
  { spec, path, name }: Asker,
  lock: LockFacts,
  localNames: ReadonlySet<string>,
): boolean {
  const parent = within.at(-1);
  if (parent !== undefined) {
    const isDirect = lock.format === "pnpm" || path === undefined;
    // What lies below a package of the project is as good as everything.
    const isFor = isDirect
      ? name === parent
      : localNames.has(parent) || below(parent, lock).has(path);
    if (!isFor) return false;
  }
  if (selector === undefined) return true;
  const range = spec.replace(/^npm:/, "");
  // Of what is no range nobody knows.
  if (range === "" || semver.validRange(range, true) === null) return true;
  return semver.intersects(range, selector, { loose: true, includePrerelease: true });
}

const known = new WeakMap<LockFacts, Map<string, ReadonlySet<string>>>();

/** The paths of all copies of a package, and of what they bring along. */
function below(parent: string, lock: LockFacts): ReadonlySet<string> {
  const all = known.get(lock) ?? new Map<string, ReadonlySet<string>>();
  known.set(lock, all);
  const before = all.get(parent);
  if (before) return before;
  const copies = [...lock.packages.values()].filter(({ name }) => name === parent);
  const found = new Map(copies.map((each) => [each.path, each]));
  // The map grows while it is walked.
  for (const locked of found.values()) {
    for (const require of locked.requires) {
      const next = resolveRequire(lock, locked, require);
      if (next && !found.has(next.path)) found.set(next.path, next);
    }
  }
  const paths = new Set(found.keys());
  all.set(parent, paths);
  return paths;
}
