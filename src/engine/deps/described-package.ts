import semver from "semver";
import type { DependencyEntry, ManifestFacts } from "./types.ts";

/**
 * The major version of what a package of types describes, as far as the manifest says: that of the
 * package in use, of Node the lowest that `engines` promises. Types of a later one describe what is
 * not there. Undefined for all other packages.
 */
export function describedMajor(
  { name }: DependencyEntry,
  { dependencies, enginesNode }: ManifestFacts,
  current: ReadonlyMap<string, string>,
): number | undefined {
  if (!name.startsWith("@types/")) return undefined;
  const own = name.slice("@types/".length);
  if (own === "node") {
    const lowest = enginesNode === undefined ? undefined : lowestOf(enginesNode);
    return lowest && lowest.major > 0 ? lowest.major : undefined;
  }
  // Names of scoped packages are written with two lines.
  const described = own.includes("__") ? `@${own.replace("__", "/")}` : own;
  const line = dependencies.find((each) => each.name === described);
  return semver.parse(line && current.get(line.key), true)?.major;
}

function lowestOf(range: string): semver.SemVer | undefined {
  try {
    return semver.minVersion(range, true) ?? undefined;
  } catch {
    return undefined;
  }
}
