import type { LockedPackage, ManifestFacts } from "../deps/types.ts";
import type { PlatformVersion } from "../platforms/platform.ts";
import { above, join, parentOf } from "./folders.ts";

interface Known {
  manifestOf(folder: string): ManifestFacts | undefined;
  /** What the lockfile that counts for a folder resolved a dependency to. */
  locked(folder: string, key: string, spec: string | undefined): LockedPackage | undefined;
  /** The path of that lockfile. */
  lockOf(folder: string): string | undefined;
}

/**
 * The version of a package that code at `path` gets, with the file that says so: from the lockfile,
 * else the range of the nearest manifest, which is not exact.
 */
export function versionWithSource(
  path: string,
  name: string,
  known: Known,
): PlatformVersion | undefined {
  for (
    let folder: string | undefined = parentOf(path);
    folder !== undefined;
    folder = above(folder)
  ) {
    const manifest = join(folder, "package.json");
    const entry = known.manifestOf(folder)?.dependencies.find((each) => each.key === name);
    const locked = known.locked(folder, name, entry?.spec);
    if (locked?.version !== undefined) {
      const from = known.lockOf(folder) ?? manifest;
      return { version: locked.version, from, exact: true };
    }
    if (entry?.range !== undefined) return { version: entry.range, from: manifest, exact: false };
  }
  return undefined;
}
