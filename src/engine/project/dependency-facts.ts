import { namedReplacement } from "../deps/replacement.ts";
import { isOutdone } from "../deps/outdone.ts";
import type {
  CoolDownFor,
  DependencyEntry,
  DependencyFacts,
  LockedPackage,
  LookupResult,
  ManifestFacts,
} from "../deps/types.ts";

/** What is known of the lines of a manifest, by key; of those that another line outdoes nothing. */
export function factsByLine(
  manifest: ManifestFacts,
  factsOf: (entry: DependencyEntry) => DependencyFacts,
): ReadonlyMap<string, DependencyFacts> {
  const lines = manifest.dependencies.filter((entry) => !isOutdone(entry, manifest));
  return new Map(lines.map((entry) => [entry.key, factsOf(entry)]));
}

/** All that is known of one line: the lockfile's entry, the registry's answers and the project's settings. */
export function dependencyFacts(
  name: string,
  locked: LockedPackage | undefined,
  lookups: ReadonlyMap<string, LookupResult> | undefined,
  coolDown: CoolDownFor | undefined,
): DependencyFacts {
  const lookup = lookups?.get(name);
  const named = namedReplacement(locked?.deprecated ?? "");
  const replacement = named === undefined ? undefined : lookups?.get(named);
  return {
    ...(locked && { locked }),
    ...(lookup && { lookup }),
    ...(replacement && { replacement }),
    ...(coolDown && { coolDown }),
  };
}
