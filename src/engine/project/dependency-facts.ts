import { namedReplacement } from "../deps/replacement.ts";
import type { CoolDownFor, DependencyFacts, LockedPackage, LookupResult } from "../deps/types.ts";

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
