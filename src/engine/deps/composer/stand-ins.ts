import type { ComposerLock } from "./facts.ts";

/** Who is installed in the place of a name: a package may replace others, or provide what they promise. */
export function standInsOf({ packages }: ComposerLock): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, standsFor } of packages.values()) {
    for (const other of standsFor) names.set(other, name);
  }
  return names;
}
