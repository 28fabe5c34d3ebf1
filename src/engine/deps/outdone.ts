import type { DependencyEntry, ManifestFacts } from "./types.ts";

/** Fields in the order in which package managers take the same name from them. */
const STRENGTH = ["dependencies", "optionalDependencies", "devDependencies", "peerDependencies"];

const KNOWN = new WeakMap<ManifestFacts, ReadonlyMap<string, number>>();

/** True where another field names the same package, and that one is installed. */
export function isOutdone({ key, field }: DependencyEntry, facts: ManifestFacts): boolean {
  const strongest = strongestIn(facts).get(key);
  return strongest !== undefined && strongest < STRENGTH.indexOf(field);
}

/** The strongest field of each name, read once for each manifest. */
function strongestIn(facts: ManifestFacts): ReadonlyMap<string, number> {
  const known = KNOWN.get(facts);
  if (known) return known;
  const strongest = new Map<string, number>();
  for (const { key, field } of facts.dependencies) {
    const own = STRENGTH.indexOf(field);
    strongest.set(key, Math.min(own, strongest.get(key) ?? own));
  }
  KNOWN.set(facts, strongest);
  return strongest;
}
