import type { ManifestView } from "./manifest-view.ts";

/** A file beside the lockfile in which overrides are written. */
export interface OverridePlace {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}

/** The files beside a manifest's lockfile that may hold overrides; without one only the manifest itself, at `path`. */
export function overridePlaces({ lock, text }: ManifestView, path: string): OverridePlace[] {
  if (!lock) return [{ file: path, text }];
  const folder = lock.path.slice(0, lock.path.lastIndexOf("/") + 1);
  return ["package.json", "pnpm-workspace.yaml"].flatMap((name) => {
    const file = folder + name;
    // The manifest that is looked at may be newer than what is stored.
    const found = file === path ? text : lock.beside(name);
    return found === undefined ? [] : [{ file, text: found }];
  });
}
