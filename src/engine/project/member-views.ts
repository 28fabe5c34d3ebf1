import { join, parentOf } from "./folders.ts";
import type { LockView, ManifestView, MemberView } from "./manifest-view.ts";

/**
 * The packages of the project that a lockfile counts for, without the one at `path`. A folder that
 * the lockfile does not name as one of them may be an example with nothing installed.
 */
export function membersBeside(
  path: string,
  lock: LockView | undefined,
  viewOf: (path: string) => ManifestView | undefined,
): MemberView[] {
  if (!lock) return [];
  const { importers } = lock.facts;
  const root = parentOf(lock.path);
  return [...lock.members().keys()].flatMap((folder): MemberView[] => {
    const other = memberManifest(root, folder);
    if (other === path || (importers && !importers.has(folder))) return [];
    const view = viewOf(other);
    return view ? [{ path: other, facts: view.facts, dependencies: view.dependencies }] : [];
  });
}

/** The package.json of a folder that is relative to that of its lockfile. */
export function memberManifest(root: string, folder: string): string {
  return join(folder === "" ? root : join(root, folder), "package.json");
}
