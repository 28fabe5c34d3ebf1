import { plain } from "../plain-text.ts";
import type { ComposerEntry, ComposerPackage } from "./facts.ts";

export interface AbandonedPackage {
  readonly entry: ComposerEntry;
  readonly version: string;
  /** What its maintainers name in its place: a package, or any other words. */
  readonly replacement?: string;
}

/**
 * The packages of a composer.json of which Packagist's maintainers said that they are abandoned. The
 * lock file tells as of its last update; `told` is what a repository said since.
 */
export function abandonedPackages(
  entries: readonly ComposerEntry[],
  packages: ReadonlyMap<string, ComposerPackage>,
  told: ReadonlyMap<string, string | boolean>,
): AbandonedPackage[] {
  return entries.flatMap((entry): AbandonedPackage[] => {
    const locked = packages.get(entry.name);
    const said = told.get(entry.name) ?? locked?.abandoned ?? false;
    if (said === false || (!locked && !told.has(entry.name))) return [];
    return [
      {
        entry,
        version: locked?.version ?? entry.constraint,
        ...(typeof said === "string" && { replacement: plain(said, 100) }),
      },
    ];
  });
}
