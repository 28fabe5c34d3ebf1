import { type Hole, holesOf } from "../deps/holes.ts";
import { readOverrides } from "../deps/overrides.ts";
import type { DependencyEntry } from "../deps/types.ts";
import type { ManifestView } from "./manifest-view.ts";
import { overridePlaces } from "./override-places.ts";

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
    overrides: overridePlaces(view, path).flatMap(({ file, text }) => readOverrides(file, text)),
  });
}
