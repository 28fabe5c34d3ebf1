import { type Hole, holesOf } from "../deps/holes.ts";
import { type Override, readOverrides } from "../deps/overrides.ts";
import type { DependencyEntry } from "../deps/types.ts";
import type { ManifestView } from "./manifest-view.ts";

/** The vulnerable packages that the lines of a manifest at `path` bring in; none while nobody has asked. */
export function holesIn(
  view: ManifestView,
  path: string,
): ReadonlyMap<DependencyEntry, readonly Hole[]> {
  const { advisories, facts, lock } = view;
  if (!advisories?.ok || advisories.advisories.size === 0) return new Map();
  return holesOf({
    facts,
    ...(lock && { lock }),
    advisories: advisories.advisories,
    overrides: overridesOf(view, path),
  });
}

/** What is overridden for the manifest: beside its lockfile, or by itself where there is none. */
function overridesOf({ lock, text }: ManifestView, path: string): Override[] {
  if (!lock) return readOverrides(path, text);
  const folder = lock.path.slice(0, lock.path.lastIndexOf("/") + 1);
  return ["package.json", "pnpm-workspace.yaml"].flatMap((name) => {
    const file = folder + name;
    // The manifest that is looked at may be newer than what is stored.
    const found = file === path ? text : lock.beside(name);
    return found === undefined ? [] : readOverrides(file, found);
  });
}
