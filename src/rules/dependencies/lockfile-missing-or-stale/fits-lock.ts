import semver from "semver";
import type { DependencyEntry, LockedPackage, ManifestView } from "../../../engine/api.ts";

/** Whether what a lockfile holds for a line is what the line asks for, as far as that is certain. */
export function fitsLock(
  entry: DependencyEntry,
  locked: LockedPackage,
  view: ManifestView,
): boolean {
  const { key, name, range, kind } = entry;
  const { version } = locked;
  if (version === undefined || locked.link || range === undefined || kind === "any") return true;
  if (recordedSpec(entry, view) === entry.spec) return true;
  const isOtherPackage = locked.name !== name && locked.name !== key;
  return (
    !isOtherPackage && semver.satisfies(version, range, { loose: true, includePrerelease: true })
  );
}

/** Overrides put something else in its place on purpose. */
export function isOverridden(
  { key, name }: DependencyEntry,
  { facts, lock }: ManifestView,
): boolean {
  const named = [facts.overridden, lock?.overridden].some(
    (names) => names?.has(name) === true || names?.has(key) === true,
  );
  // pnpm and Bun write them into the lockfile, wherever they come from.
  return named || /^\s*"?overrides"?:/m.test(lock?.text ?? "");
}

/** What the manifest said when the lockfile was written. */
function recordedSpec({ key, field }: DependencyEntry, { lock }: ManifestView): string | undefined {
  const imports = lock?.facts.importers?.get(lock.folder);
  return imports?.find((each) => each.key === key && each.field === field)?.spec;
}
