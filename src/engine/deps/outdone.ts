import type { DependencyEntry, ManifestFacts } from "./types.ts";

/** Fields in the order in which package managers take the same name from them. */
const STRENGTH = ["dependencies", "optionalDependencies", "devDependencies", "peerDependencies"];

/** True where another field names the same package, and that one is installed. */
export function isOutdone(
  { key, field }: DependencyEntry,
  { dependencies }: ManifestFacts,
): boolean {
  return dependencies.some(
    (other) => other.key === key && STRENGTH.indexOf(other.field) < STRENGTH.indexOf(field),
  );
}
