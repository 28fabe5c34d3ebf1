import type { LockedPackage } from "./types.ts";

/** The names of packages that come from elsewhere are not the registry's business. */
const FOREIGN = /^(?:git|file:|github:)|codeload\.|\.git(?:#|$)/;

/**
 * Whether a lockfile shows that a package came from a registry, which knows its name since then: a
 * member of the project may have the same name as a package that another member installs.
 */
export function isFromRegistry({ version, link, resolved, integrity }: LockedPackage): boolean {
  if (version === undefined || link || FOREIGN.test(resolved ?? "")) return false;
  return integrity !== undefined || /^https?:/.test(resolved ?? "");
}

/** Whether a package comes from git, a folder or an archive of somebody. */
export function isForeign({ resolved = "" }: LockedPackage): boolean {
  return FOREIGN.test(resolved);
}
