import type { Advisory } from "../deps/advisory.ts";
import { type ComposerHole, composerHoles } from "../deps/composer/holes.ts";
import { type Hole, holesOf } from "../deps/holes.ts";
import { readOverrides } from "../deps/overrides.ts";
import type { DependencyEntry } from "../deps/types.ts";
import type { ComposerView } from "./composer-view.ts";
import type { ManifestView } from "./manifest-view.ts";
import { overridePlaces } from "./override-places.ts";

/** The vulnerable packages that the lines of a manifest at `path` bring in; none while nobody has asked. */
export function holesIn(
  view: ManifestView,
  path: string,
): ReadonlyMap<DependencyEntry, readonly Hole[]> {
  const { advisories } = view;
  return advisories?.ok ? holesAmong(view, path, advisories.advisories) : new Map();
}

/** Those that the team knows of and ignores, by single advisories. */
export function ignoredHolesIn(
  view: ManifestView,
  path: string,
): ReadonlyMap<DependencyEntry, readonly Hole[]> {
  return holesAmong(view, path, view.ignored ?? new Map());
}

function holesAmong(
  view: ManifestView,
  path: string,
  advisories: ReadonlyMap<string, readonly Advisory[]>,
): ReadonlyMap<DependencyEntry, readonly Hole[]> {
  const { facts, lock } = view;
  if (advisories.size === 0) return new Map();
  return holesOf({
    facts,
    ...(lock && { lock }),
    advisories,
    overrides: overridePlaces(view, path).flatMap(({ file, text }) => readOverrides(file, text)),
  });
}

/** The same for packages of Composer. */
export function ignoredComposerHoles({ facts, lock, ignored }: ComposerView): ComposerHole[] {
  if (!lock || !ignored) return [];
  return [...composerHoles(facts, lock, ignored).values()].flat();
}
