import semver from "semver";
import { type Hole, type ManifestView, setJsonValue, type TextEdit } from "../../../engine/api.ts";

/**
 * The edit that puts a mended version in the place of a package that others bring along. Only the
 * manifest beside the lockfile may do that, and only where no copy of another major version would
 * be moved as well.
 */
export function overrideEdits(
  { name, version }: Hole,
  fixed: string,
  { lock, text, facts }: ManifestView,
): readonly TextEdit[] | undefined {
  if (!lock || lock.folder !== "") return undefined;
  // npm refuses to override what the project names itself.
  if (facts.dependencies.some((entry) => entry.name === name || entry.key === name))
    return undefined;
  const majors = new Set<number>();
  for (const locked of lock.facts.packages.values()) {
    if (locked.name === name && locked.version !== undefined) {
      majors.add(semver.major(locked.version));
    }
  }
  const isAlone = [...majors].every((major) => major === semver.major(version));
  const field = fieldOf(lock.facts.format, text);
  if (!field) return undefined;
  const hasSelectors = lock.facts.format === "npm" || lock.facts.format === "pnpm";
  if (!isAlone && !hasSelectors) return undefined;
  const key = isAlone ? name : `${name}@${semver.major(version)}`;
  if (holdsObject(text, [...field, key])) return undefined;
  return setJsonValue(text, [...field, key], `^${fixed}`);
}

function fieldOf(format: string, text: string): readonly string[] | undefined {
  if (format === "yarn" || format === "yarn-classic") return ["resolutions"];
  if (format !== "pnpm") return ["overrides"];
  // Since version 11 they are in pnpm-workspace.yaml alone.
  return /"packageManager"\s*:\s*"pnpm@(?:1[1-9]|[2-9]\d)/.test(text)
    ? undefined
    : ["pnpm", "overrides"];
}

/** Overrides of what a package itself asks for stand in an object, which must not be lost. */
function holdsObject(text: string, path: readonly string[]): boolean {
  try {
    let value: unknown = JSON.parse(text);
    for (const key of path) {
      if (typeof value !== "object" || value === null) return false;
      value = Object.entries(value).find(([each]) => each === key)?.[1];
    }
    return typeof value === "object" && value !== null;
  } catch {
    return true;
  }
}
