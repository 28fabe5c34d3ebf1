import semver from "semver";

/** `@scope/name/part` is of the package `@scope/name`. */
export function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** A range that lets nothing else in is as good as a version. */
export function certainlyIn(version: string, versions: string): boolean {
  try {
    return semver.subset(version, versions, { loose: true });
  } catch {
    return false;
  }
}
