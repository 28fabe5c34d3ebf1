import type { Advisory } from "./advisory.ts";
import { isVulnerable } from "./holes.ts";
import { resolveRequire } from "./resolve-locked.ts";
import type { LockedPackage, LockFacts } from "./types.ts";

/** Bad news about the packages that one brings along, in words: whoever keeps a package up would have seen to it. */
export function worriesBelow(
  locked: LockedPackage,
  lock: LockFacts,
  advisories: ReadonlyMap<string, readonly Advisory[]> | undefined,
): string[] {
  const worries: string[] = [];
  for (const require of locked.requires) {
    // What it only wants to find beside it is somebody else's choice.
    if (require.optionalPeer === true) continue;
    const found = resolveRequire(lock, locked, require);
    if (!found) continue;
    const { name, version, deprecated } = found;
    const known = version === undefined ? undefined : advisories?.get(name);
    if (known?.some((each) => isVulnerable(version ?? "", each)))
      worries.push(`it brings ${name} ${version}, which has a known hole`);
    else if (deprecated !== undefined) worries.push(`it brings ${name}, which is deprecated`);
  }
  return worries;
}
